package dev.mcpgateway.gateway.configuration;

import com.nimbusds.jose.jwk.JWK;
import dev.mcpgateway.gateway.configuration.GatewayProperties.Server;
import dev.mcpgateway.gateway.configuration.IdentityProperties.Headers;
import dev.mcpgateway.gateway.configuration.IdentityProperties.Mode;
import dev.mcpgateway.gateway.identity.AssertionTarget;
import dev.mcpgateway.gateway.identity.BackendCredential;
import dev.mcpgateway.gateway.identity.CallerHeaders;
import dev.mcpgateway.gateway.identity.ServerIdentities;
import dev.mcpgateway.gateway.identity.ServerIdentity;
import dev.mcpgateway.gateway.identity.SigningKeys;
import dev.mcpgateway.gateway.resource.ProtectedServer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads what backends learn besides the requests, and notes what is wrong with it. */
final class IdentityReader {

  private static final String PLAINLY =
      "a header of letters, digits and hyphens that neither HTTP nor MCP gives a meaning";

  private static final Predicate<String> PLAIN =
      Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,99}").asMatchPredicate();

  private static final Predicate<String> TAKEN =
      Pattern.compile(
              "(?i)accept.*|connection|content-.*|cookie2?|expect|host|keep-alive|last-event-id"
                  + "|mcp-.*|origin|te|trace.*|trailer|transfer-encoding|upgrade|user-agent|via"
                  + "|x-correlation-id")
          .asMatchPredicate();

  private static final Predicate<String> NAME = PLAIN.and(TAKEN.negate());

  private static final Predicate<String> VISIBLE =
      Pattern.compile("[\\x20-\\x7e]{1,8192}").asMatchPredicate();

  private final Checks checks;

  /** Of the properties below {@code mcp.gateway}. */
  IdentityReader(Checks checks) {
    this.checks = checks;
  }

  /** What each server's backend learns. */
  ServerIdentities read(Map<String, Server> properties, List<ProtectedServer> servers) {
    Map<String, ServerIdentity> identities = new TreeMap<>();
    for (ProtectedServer server : servers) {
      Server given = properties.get(server.name());
      if (given != null) {
        identities.put(
            server.name(), identity(server, given, checks.below("servers." + server.name())));
      }
    }
    return new ServerIdentities(identities);
  }

  private static ServerIdentity identity(ProtectedServer server, Server given, Checks at) {
    IdentityProperties identity = given.identity();
    checkNames(identity.headers(), at.below("identity.headers"));
    Headers names = identity.headers();
    return new ServerIdentity(
        identity.mode() == Mode.HEADERS
            ? Optional.of(
                new CallerHeaders(
                    names.subject(),
                    names.issuer(),
                    names.client(),
                    names.scopes(),
                    names.groups()))
            : Optional.empty(),
        identity.mode() == Mode.ASSERTION
            ? Optional.of(
                new AssertionTarget(
                    names.assertion(),
                    server.resource().origin(),
                    Checks.given(identity.audience()).orElse(server.backend().toString())))
            : Optional.empty(),
        credential(given.backendCredential(), names, at.below("backend-credential")));
  }

  private static List<String> all(Headers names) {
    return List.of(
        names.subject(),
        names.issuer(),
        names.client(),
        names.scopes(),
        names.groups(),
        names.assertion());
  }

  private static void checkNames(Headers names, Checks at) {
    List<String> properties =
        List.of("subject", "issuer", "client", "scopes", "groups", "assertion");
    Set<String> seen = new HashSet<>();
    for (int each = 0; each < properties.size(); each++) {
      String name = all(names).get(each);
      at.check(properties.get(each), name, NAME, PLAINLY);
      at.check(properties.get(each), name, one -> seen.add(lower(one)), "each name once");
    }
  }

  private static Optional<BackendCredential> credential(
      BackendCredentialProperties properties, Headers others, Checks at) {
    at.check("header", properties.header(), NAME, PLAINLY);
    at.check(
        "header",
        properties.header(),
        name -> all(others).stream().noneMatch(name::equalsIgnoreCase),
        "another name than those of identity.headers");
    Optional<String> value =
        Checks.given(properties.file()).map(file -> TextFile.read(file).orElse(""));
    value.ifPresent(each ->
        // the content is not quoted, whatever is wrong with it
        at.check(
            "file",
            String.valueOf(properties.file()),
            _ -> VISIBLE.test(each),
            "a file with one line of at most 8192 visible characters"));
    return value.map(each -> new BackendCredential(properties.header(), each));
  }

  /** The keys of assertions, if there are any and all are good. */
  Optional<SigningKeys> keys(AssertionProperties properties) {
    Checks at = checks.below("assertion");
    List<JWK> keys = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (int each = 0; each < properties.keyFiles().size(); each++) {
      String file = properties.keyFiles().get(each);
      Optional<JWK> key =
          TextFile.read(file).flatMap(SigningKeys::parse).filter(jwk -> ids.add(jwk.getKeyID()));
      at.check(
          "key-files[" + each + "]",
          file,
          _ -> key.isPresent(),
          "a file with a private EC (P-256) or RSA (2048 bits or more) key as a JWK or PEM,"
              + " with another kid than those before it");
      key.ifPresent(keys::add);
    }
    return keys.isEmpty() ? Optional.empty() : Optional.of(new SigningKeys(keys));
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
