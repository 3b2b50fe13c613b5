package dev.mcpgateway.gateway.configuration;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mcpgateway.gateway.resource.Dpop;
import dev.mcpgateway.gateway.resource.ForwardedCertificate;
import dev.mcpgateway.gateway.resource.ForwardedCertificate.Format;
import dev.mcpgateway.gateway.resource.SenderConstraints;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

class ProofSettingsTest {

  private static final String DPOP = "mcp.gateway.servers.demo.dpop.";
  private static final String CERTIFICATE = "mcp.gateway.certificate.";

  private final Map<String, Object> properties = new HashMap<>(ReadSettings.MINIMUM);

  @Test
  void looksAtNothingUnlessItIsToldTo() {
    Settings settings = ReadSettings.properties(properties);
    Dpop dpop = requireNonNull(settings.dpop().get("demo"));
    assertThat(dpop.isOn()).isFalse();
    assertThat(dpop.algorithms())
        .containsExactly("ES256", "ES384", "PS256", "RS256", "EdDSA", "Ed25519");
    assertThat(dpop.lifetime()).isEqualTo(Duration.ofSeconds(60));
    assertThat(dpop.nonce()).isFalse();
    assertThat(settings.certificate()).isEmpty();
  }

  @Test
  void bindsEveryProperty() {
    properties.put(DPOP + "mode", "required");
    properties.put(DPOP + "algorithms", "ES256");
    properties.put(DPOP + "proof-lifetime", "10s");
    properties.put(DPOP + "nonce", "true");
    properties.put(CERTIFICATE + "header", "X-SSL-Client-Cert");
    properties.put(CERTIFICATE + "format", "pem");
    properties.put(CERTIFICATE + "trusted-proxies", "10.0.0.0/8, fd00::/8");
    Settings settings = ReadSettings.properties(properties);
    assertThat(settings.dpop())
        .containsExactly(
            Map.entry(
                "demo",
                new Dpop(Dpop.Mode.REQUIRED, List.of("ES256"), Duration.ofSeconds(10), true)));
    assertThat(settings.certificate())
        .hasValue(
            new ForwardedCertificate(
                "X-SSL-Client-Cert", Format.PEM, List.of("10.0.0.0/8", "fd00::/8")));
  }

  /** YAML reads the word as false. */
  @Test
  void takesFalseForOff() {
    properties.put(DPOP + "mode", "false");
    assertThat(ReadSettings.properties(properties).dpop().get("demo"))
        .extracting(dpop -> requireNonNull(dpop).mode())
        .isEqualTo(Dpop.Mode.OFF);
  }

  @Test
  void knowsCertificatesFromAProxyOrFromTls() {
    assertThat(constraints("none").certificates()).isFalse();
    assertThat(constraints("want").certificates()).isTrue();
    properties.put(CERTIFICATE + "header", "Client-Cert");
    properties.put(CERTIFICATE + "trusted-proxies", "10.0.0.0/8");
    assertThat(constraints("none").certificates()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "servers.demo.dpop.mode | maybe | off or accepted or required",
        "servers.demo.dpop.algorithms[0] | HS256 | one of RS256",
        "servers.demo.dpop.algorithms[0] | none | one of RS256",
        "servers.demo.dpop.proof-lifetime | 0s | between 1s and 5m",
        "servers.demo.dpop.proof-lifetime | 6m | between 1s and 5m",
        "certificate.header | X-Peer | would be forwarded to backends",
        "certificate.header | Mcp_Cert | would be forwarded to backends",
        "certificate.format | der | pem or rfc9440",
        "certificate.trusted-proxies[0] | 10.0.0.1 | a network such as",
        "certificate.trusted-proxies[0] | 10.0.0.0/33 | a network such as",
        "certificate.trusted-proxies[0] | fd00::/129 | a network such as",
        "certificate.trusted-proxies[0] | proxy.example.com/8 | a network such as",
        "certificate.trusted-proxies[0] | 10.0.0.0/x | a network such as"
      })
  void namesWhatIsWrong(String property, String value, String expected) {
    properties.put("mcp.gateway." + property, value);
    assertThat(message()).contains("mcp.gateway." + property, value, expected);
  }

  @Test
  void refusesAHeaderThatNobodyMaySendAndProxiesThatSayNothing() {
    properties.put(CERTIFICATE + "header", "Client-Cert");
    assertThat(message()).contains(CERTIFICATE + "trusted-proxies[0]", "together");
    properties.remove(CERTIFICATE + "header");
    properties.put(CERTIFICATE + "trusted-proxies", "10.0.0.0/8");
    assertThat(message()).contains(CERTIFICATE + "header", "together");
  }

  @Test
  void refusesToRequireWhatBrowsersCannotDo() {
    properties.put("mcp.gateway.servers.demo.access-token-cookie", "access_token");
    properties.put(DPOP + "mode", "accepted");
    assertThat(ReadSettings.properties(properties).dpop()).containsKey("demo");
    properties.put(DPOP + "mode", "required");
    assertThat(message()).contains(DPOP + "mode", "browsers add no proof");
  }

  private SenderConstraints constraints(String clientAuth) {
    MockEnvironment environment =
        new MockEnvironment().withProperty("server.ssl.client-auth", clientAuth);
    return new SettingsConfiguration()
        .senderConstraints(ReadSettings.properties(properties), environment);
  }

  private String message() {
    return requireNonNull(
            catchThrowableOfType(
                InvalidConfigurationException.class, () -> ReadSettings.properties(properties)))
        .description();
  }
}
