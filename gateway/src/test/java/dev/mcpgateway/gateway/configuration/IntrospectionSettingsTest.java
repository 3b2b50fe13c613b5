package dev.mcpgateway.gateway.configuration;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.mcpgateway.gateway.resource.ClientCredential;
import dev.mcpgateway.gateway.resource.Introspection;
import dev.mcpgateway.gateway.resource.TrustedIssuer;
import dev.mcpgateway.gateway.testing.FakeIssuer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntrospectionSettingsTest {

  private static final String PREFIX = "mcp.gateway.servers.demo.issuers[0].introspection.";

  @TempDir Path files;

  private final Map<String, Object> properties = new HashMap<>(ReadSettings.MINIMUM);

  @BeforeEach
  void enough() throws IOException {
    put("uri", "https://login.example.com/introspect?tenant=1");
    put("client-id", "gateway");
    put("client-secret-file", file("secret", "s3cret\n"));
  }

  @Test
  void isAskedWithASecret() {
    assertThat(introspection())
        .isEqualTo(
            new Introspection(
                URI.create("https://login.example.com/introspect?tenant=1"),
                "gateway",
                new ClientCredential.Secret("s3cret"),
                Duration.ofSeconds(60),
                Duration.ofSeconds(5),
                Duration.ofSeconds(60)));
    assertThat(introspection().toString()).doesNotContain("s3cret");
  }

  @Test
  void isAskedWithAKey() throws Exception {
    ECKey key = new ECKeyGenerator(Curve.P_256).generate();
    properties.remove(PREFIX + "client-secret-file");
    put("client-authentication", "private_key_jwt");
    put("private-key-file", file("key", key.toJSONString()));
    put("cache", "0s");
    put("negative-cache", "1s");
    put("recheck", "10s");
    assertThat(introspection().credential()).isEqualTo(new ClientCredential.PrivateKey(key));
    assertThat(introspection().positive()).isZero();
    assertThat(introspection().negative()).isEqualTo(Duration.ofSeconds(1));
    assertThat(introspection().recheck()).isEqualTo(Duration.ofSeconds(10));
  }

  @ParameterizedTest
  @CsvSource({
    "uri, such as https://login.example.com/introspect",
    "client-id, the id of a client",
    "client-secret-file, a file with the client's secret"
  })
  void namesWhatIsMissing(String property, String expected) {
    properties.remove(PREFIX + property);
    assertThat(message()).contains(PREFIX + property, "none", expected);
  }

  @ParameterizedTest
  @CsvSource({
    "uri, http://login.example.com/introspect, insecure-http-hosts",
    "uri, https://x/introspect#y, without a fragment",
    "client-authentication, client_secret_post, client-secret-basic or private-key-jwt",
    "client-secret-file, /nowhere/secret, a file with the client's secret",
    "private-key-file, /nowhere/key, or another client-authentication",
    "cache, -1s, 0s or longer",
    "negative-cache, 61s, between 0s and 60s",
    "negative-cache, -1s, between 0s and 60s",
    "recheck, 500ms, 1s or longer"
  })
  void namesWhatIsWrong(String property, String value, String expected) {
    put(property, value);
    assertThat(message()).contains(PREFIX + property, expected);
  }

  @Test
  void refusesAKeyThatIsNone() throws Exception {
    properties.remove(PREFIX + "client-secret-file");
    put("client-authentication", "private_key_jwt");
    assertThat(message()).contains(PREFIX + "private-key-file", "none");
    RSAKey good = FakeIssuer.rsaKey();
    RSAKey small = new RSAKeyGenerator(1024, true).generate();
    OctetSequenceKey shared = new OctetSequenceKeyGenerator(256).generate();
    for (String content :
        List.of(
            "",
            "no key",
            "{\"kty\":\"RSA\"}",
            good.toPublicJWK().toJSONString(),
            small.toJSONString(),
            shared.toJSONString())) {
      put("private-key-file", file("key", content));
      assertThat(message())
          .contains(PREFIX + "private-key-file", "a private RSA (2048 bits or more) or EC key")
          .doesNotContain("\"d\"", "\"k\"");
    }
  }

  @Test
  void refusesAnEmptySecret() throws IOException {
    put("client-secret-file", file("secret", "\n"));
    assertThat(message()).contains(PREFIX + "client-secret-file");
  }

  @Test
  void refusesASecondIssuerToAsk() throws IOException {
    String second = "mcp.gateway.servers.demo.issuers[1].";
    properties.put(second + "issuer", "https://other.example.com");
    assertThat(introspection().clientId()).isEqualTo("gateway");
    properties.put(second + "introspection.uri", "https://other.example.com/introspect");
    properties.put(second + "introspection.client-id", "gateway");
    properties.put(second + "introspection.client-secret-file", file("other", "s3cret"));
    assertThat(message())
        .contains(second + "introspection", "an opaque token does not say whose it is");
  }

  private Introspection introspection() {
    TrustedIssuer issuer =
        ReadSettings.properties(properties).servers().all().getFirst().issuers().getFirst();
    return issuer.introspection().orElseThrow();
  }

  private void put(String property, String value) {
    properties.put(PREFIX + property, value);
  }

  private String file(String name, String content) throws IOException {
    return Files.writeString(files.resolve(name), content).toString();
  }

  private String message() {
    return requireNonNull(
            catchThrowableOfType(
                InvalidConfigurationException.class, () -> ReadSettings.properties(properties)))
        .description();
  }
}
