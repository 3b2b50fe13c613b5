package dev.mcpgateway.gateway.configuration;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import dev.mcpgateway.gateway.configuration.IntrospectionProperties.Method;
import dev.mcpgateway.gateway.resource.ClientCredential;
import dev.mcpgateway.gateway.resource.Introspection;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads how one issuer is asked about opaque tokens, and notes what is wrong with it. */
final class IntrospectionReader {

  private static final String SECRET_FILE = "client-secret-file";
  private static final String KEY_FILE = "private-key-file";
  private static final int MIN_RSA_BITS = 2048;

  private final Checks at;

  IntrospectionReader(Checks at) {
    this.at = at;
  }

  /** The settings, if they are complete. */
  Optional<Introspection> read(IntrospectionProperties properties) {
    Optional<URI> endpoint = at.required("uri", properties.uri(), AddressRule.INTROSPECTION);
    Optional<String> client = Checks.given(properties.clientId());
    if (client.isEmpty()) {
      at.absent("client-id", "the id of a client that the issuer lets ask");
    }
    checkTimes(properties);
    Optional<ClientCredential> credential = credential(properties);
    if (endpoint.isEmpty() || client.isEmpty() || credential.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Introspection(
            endpoint.get(),
            client.get(),
            credential.get(),
            properties.cache(),
            properties.negativeCache(),
            properties.recheck()));
  }

  private void checkTimes(IntrospectionProperties properties) {
    at.check("cache", properties.cache(), each -> !each.isNegative(), "0s or longer");
    at.check(
        "negative-cache",
        properties.negativeCache(),
        each -> !each.isNegative() && each.compareTo(Duration.ofMinutes(1)) <= 0,
        "between 0s and 60s: a token that becomes good must not be refused for long");
    at.check(
        "recheck",
        properties.recheck(),
        each -> each.compareTo(Duration.ofSeconds(1)) >= 0,
        "1s or longer");
  }

  private Optional<ClientCredential> credential(IntrospectionProperties properties) {
    boolean basic = properties.clientAuthentication() == Method.CLIENT_SECRET_BASIC;
    forbid(
        basic ? KEY_FILE : SECRET_FILE,
        basic ? properties.privateKeyFile() : properties.clientSecretFile());
    return basic ? secret(properties.clientSecretFile()) : key(properties.privateKeyFile());
  }

  private void forbid(String property, @Nullable String value) {
    Checks.given(value)
        .ifPresent(each ->
            at.check(property, each, _ -> false, "nothing, or another client-authentication"));
  }

  private Optional<ClientCredential> secret(@Nullable String file) {
    return content(SECRET_FILE, file, "a file with the client's secret")
        .map(ClientCredential.Secret::new);
  }

  private Optional<ClientCredential> key(@Nullable String file) {
    String expected = "a file with a private RSA (2048 bits or more) or EC key as a JWK";
    return content(KEY_FILE, file, expected)
        .flatMap(content -> {
          Optional<ClientCredential> key = parse(content);
          at.check(KEY_FILE, String.valueOf(file), _ -> key.isPresent(), expected);
          return key;
        });
  }

  private static Optional<ClientCredential> parse(String content) {
    try {
      JWK jwk = JWK.parse(content);
      return switch (jwk) {
        case RSAKey rsa when rsa.isPrivate() && rsa.size() >= MIN_RSA_BITS ->
            Optional.of(new ClientCredential.PrivateKey(jwk));
        case ECKey ec when ec.isPrivate() -> Optional.of(new ClientCredential.PrivateKey(jwk));
        default -> Optional.empty();
      };
    } catch (ParseException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private Optional<String> content(String property, @Nullable String file, String expected) {
    Optional<String> name = Checks.given(file);
    if (name.isEmpty()) {
      at.absent(property, expected);
    }
    return name.flatMap(each -> {
      Optional<String> content = TextFile.read(each);
      at.check(property, each, _ -> content.isPresent(), expected);
      return content;
    });
  }
}
