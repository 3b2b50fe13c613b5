package dev.mcpgateway.gateway.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.mcpgateway.gateway.identity.AssertionTarget;
import dev.mcpgateway.gateway.identity.BackendCredential;
import dev.mcpgateway.gateway.identity.CallerHeaders;
import dev.mcpgateway.gateway.identity.ServerIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentitySettingsTest {

  private static final String DEMO = "mcp.gateway.servers.demo.";

  @TempDir Path files;

  private final Map<String, Object> properties = new HashMap<>(ReadSettings.MINIMUM);

  @Test
  void tellsNothingUnlessItIsToldTo() {
    Settings settings = ReadSettings.properties(properties);
    assertThat(settings.identities().of("demo")).isEqualTo(ServerIdentity.NONE);
    assertThat(settings.identities().names()).isEmpty();
    assertThat(settings.signingKeys()).isEmpty();
  }

  @Test
  void namesHeadersByDefault() {
    properties.put(DEMO + "identity.mode", "headers");
    assertThat(ReadSettings.properties(properties).identities().of("demo").caller())
        .hasValue(
            new CallerHeaders(
                "X-Auth-Subject",
                "X-Auth-Issuer",
                "X-Auth-Client",
                "X-Auth-Scopes",
                "X-Auth-Groups"));
  }

  @Test
  void bindsEveryName() throws IOException {
    properties.put(DEMO + "identity.mode", "headers");
    for (String each : new String[] {"subject", "issuer", "client", "scopes", "groups"}) {
      properties.put(DEMO + "identity.headers." + each, "My-" + each);
    }
    properties.put(DEMO + "backend-credential.file", file("Basic c2VjcmV0\n"));
    ServerIdentity identity = ReadSettings.properties(properties).identities().of("demo");
    assertThat(identity.caller())
        .hasValue(
            new CallerHeaders("My-subject", "My-issuer", "My-client", "My-scopes", "My-groups"));
    assertThat(identity.credential())
        .hasValue(new BackendCredential("Authorization", "Basic c2VjcmV0"));
  }

  @Test
  void meansTheBackendByItsAddress() {
    properties.put(DEMO + "identity.mode", "assertion");
    assertThat(ReadSettings.properties(properties).identities().of("demo").assertion())
        .hasValue(
            new AssertionTarget(
                "X-Auth-Assertion", "https://mcp.example.com", "http://backend:3002/mcp"));
  }

  @Test
  void meansTheBackendByAnotherName() {
    properties.put(DEMO + "identity.mode", "assertion");
    properties.put(DEMO + "identity.audience", "tools");
    properties.put(DEMO + "identity.headers.assertion", "X-Caller");
    assertThat(ReadSettings.properties(properties).identities().of("demo").assertion())
        .hasValue(new AssertionTarget("X-Caller", "https://mcp.example.com", "tools"));
  }

  @Test
  void readsKeys() throws Exception {
    properties.put(
        "mcp.gateway.assertion.key-files",
        file(new ECKeyGenerator(Curve.P_256).generate().toString()));
    assertThat(ReadSettings.properties(properties).signingKeys())
        .hasValueSatisfying(each -> assertThat(each.keys()).hasSize(1));
  }

  @Test
  void refusesTheSameKeyTwiceAndWhatIsNone() throws Exception {
    String key = file(new ECKeyGenerator(Curve.P_256).generate().toString());
    assertRefused("assertion.key-files", key + "," + key, "assertion.key-files[1]");
    assertRefused("assertion.key-files", file("s3cret"), "assertion.key-files[0]");
    assertRefused("assertion.key-files", "/nowhere", "assertion.key-files[0]");
  }

  @Test
  void refusesACredentialThatIsNoHeader() throws IOException {
    String name = "servers.demo.backend-credential.file";
    assertRefused(name, "/nowhere", name);
    assertRefused(name, file(""), name);
    assertRefused(name, file("s3cret\nX-Admin: 1"), name);
  }

  @ParameterizedTest
  @CsvSource({
    "identity.mode, yes",
    "identity.headers.subject, X_Auth_Subject",
    "identity.headers.subject, Host",
    "identity.headers.issuer, Mcp-Name",
    "identity.headers.client, content-length",
    "identity.headers.scopes, x-auth-subject",
    "identity.headers.groups, 'a b'",
    "identity.headers.assertion, X-Auth-Groups",
    "backend-credential.header, Transfer-Encoding",
    "backend-credential.header, x-auth-groups"
  })
  void refusesNamesThatMeanSomethingElse(String property, String value) {
    assertRefused("servers.demo." + property, value, "servers.demo." + property);
  }

  private void assertRefused(String property, String value, String named) {
    properties.put("mcp.gateway." + property, value);
    assertThatExceptionOfType(InvalidConfigurationException.class)
        .isThrownBy(() -> ReadSettings.properties(properties))
        .satisfies(
            failure -> assertThat(failure.description()).contains(named).doesNotContain("s3cret"));
  }

  private String file(String content) throws IOException {
    return Files.writeString(Files.createTempFile(files, "x", ""), content).toString();
  }
}
