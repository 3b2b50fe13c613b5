package dev.mcpgateway.gateway.token.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mcpgateway.gateway.resource.PlainHttpHosts;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IssuerMetadataTest {

  private static final String ISSUER = "https://login.example.com/tenant";
  private static final PlainHttpHosts DEX_IS_NEAR = new PlainHttpHosts(Set.of("dex"));

  @ParameterizedTest
  @CsvSource({
    "https://a.example.com, https://a.example.com, ''",
    "https://a.example.com/, https://a.example.com, ''",
    "https://a.example.com:8443/x, https://a.example.com:8443, /x",
    "https://a.example.com/x/, https://a.example.com, /x",
    "https://a.example.com/x/y%20z, https://a.example.com, /x/y%20z",
    "http://localhost:5556/dex, http://localhost:5556, /dex"
  })
  void looksBeforeThePathAndThenBehindIt(String issuer, String origin, String path) {
    assertThat(IssuerMetadata.addresses(issuer))
        .isEqualTo(
            List.of(
                URI.create(origin + "/.well-known/oauth-authorization-server" + path),
                URI.create(origin + path + "/.well-known/openid-configuration")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://keys.example.net/keys",
        "HTTPS://keys.example.net/keys?v=1",
        "http://localhost:5556/keys",
        "http://127.0.0.1/keys",
        "http://127.1.2.3/keys",
        "http://[::1]:5556/keys",
        "http://issuer.localhost/keys",
        "http://dex:5556/keys",
        "http://DEX:5556/keys"
      })
  void takesTheAddressOfTheKeys(String uri) throws KeysUnavailableException {
    assertThat(IssuerMetadata.keys(document(ISSUER, uri), ISSUER, DEX_IS_NEAR))
        .isEqualTo(URI.create(uri));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://keys.example.net/keys",
        "http://dex.example.net/keys",
        "http://127.0.0.1.example.net/keys",
        "http://localhost.example.net/keys",
        "http://127.0.0.1@example.net/keys",
        "ftp://localhost/keys",
        "file:///etc/passwd",
        "jar:file:///x!/y",
        "/keys",
        "keys",
        "https:keys",
        "https:///keys",
        "https://a b/keys",
        "::",
        ""
      })
  void refusesAnAddressThatIsNotSafe(String uri) {
    assertUnavailable(document(ISSUER, uri));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://login.example.com/tenant/",
        "https://login.example.com/Tenant",
        "https://login.example.com",
        "https://LOGIN.example.com/tenant",
        "https://evil.example.com",
        ""
      })
  void refusesTheMetadataOfAnotherIssuer(String issuer) {
    assertUnavailable(document(issuer, "https://keys.example.net/keys"));
  }

  @Test
  void refusesMetadataWithoutIssuerOrKeys() {
    assertUnavailable(Map.of());
    assertUnavailable(Map.of("issuer", ISSUER));
    assertUnavailable(Map.of("issuer", ISSUER, "jwks_uri", 7));
    assertUnavailable(Map.of("issuer", List.of(ISSUER), "jwks_uri", "https://a.example.com"));
    assertUnavailable(Map.of("jwks_uri", "https://a.example.com"));
  }

  private static Map<String, Object> document(String issuer, String keys) {
    return new HashMap<>(Map.of("issuer", issuer, "jwks_uri", keys));
  }

  private static void assertUnavailable(Map<String, Object> document) {
    assertThatExceptionOfType(KeysUnavailableException.class)
        .isThrownBy(() -> IssuerMetadata.keys(document, ISSUER, DEX_IS_NEAR))
        .satisfies(e -> assertThat(e.detail()).contains("metadata"));
  }
}
