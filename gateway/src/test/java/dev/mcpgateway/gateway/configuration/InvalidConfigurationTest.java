package dev.mcpgateway.gateway.configuration;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.diagnostics.FailureAnalysis;

class InvalidConfigurationTest {

  @ParameterizedTest
  @CsvSource({
    "servers.demo.resource, such as https://mcp.example.com/mcp",
    "servers.demo.backend, such as http://localhost:3002/mcp",
    "servers.demo.issuers[0].issuer, such as https://login.example.com"
  })
  void namesWhatIsMissing(String property, String expected) {
    assertThat(message(() -> ReadSettings.minimumWithout(property)))
        .contains("mcp.gateway." + property, "value:    none", expected);
  }

  @Test
  void namesAllThreeSettingsIfThereAreNone() {
    assertThat(message(() -> ReadSettings.properties(Map.of())))
        .contains(
            "mcp.gateway.servers.<name>.resource",
            "mcp.gateway.servers.<name>.backend",
            "mcp.gateway.servers.<name>.issuers[0].issuer");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "servers.demo.resource | /mcp | an absolute http or https URL",
        "servers.demo.resource | mcp.example.com/mcp | an absolute http or https URL",
        "servers.demo.resource | ftp://mcp.example.com/mcp | an absolute http or https URL",
        "servers.demo.resource | https:///mcp | an absolute http or https URL",
        "servers.demo.resource | https://a b/mcp | an absolute http or https URL",
        "servers.demo.resource | https://under_score/mcp | an absolute http or https URL",
        "servers.demo.resource | https://mcp.example.com:70000/mcp | an absolute http or https URL",
        "servers.demo.resource | https://mcp.example.com:0/mcp | an absolute http or https URL",
        "servers.demo.resource | https://mcp.example.com/mcp#x | without a fragment",
        "servers.demo.resource | https://mcp.example.com/mcp?x=y | without a query",
        "servers.demo.resource | https://mcp.example.com/mcp/ | without a slash at the end",
        "servers.demo.resource | https://mcp.example.com/ | without a slash at the end",
        "servers.demo.resource | http://mcp.example.com/mcp | insecure-http-hosts",
        "servers.demo.resource | http://127.0.0.1.example.com/mcp | insecure-http-hosts",
        "servers.demo.resource | https://mcp.example.com/.well-known/mcp | does not begin with",
        "servers.demo.resource | https://mcp.example.com/.well-known | does not begin with",
        "servers.demo.resource | https://mcp.example.com//mcp | empty segment",
        "servers.demo.resource | https://mcp.example.com/a/../mcp | dot segment",
        "servers.demo.resource | https://mcp.example.com/m%63p | escape %63",
        "servers.demo.backend | localhost:3002 | an absolute http or https URL",
        "servers.demo.backend | http://backend/mcp?x=y | without a query",
        "servers.demo.backend | http://backend/mcp#x | without a fragment",
        "servers.demo.backend | http://backend/../mcp | dot segment",
        "servers.demo.documentation | docs | an absolute http or https URL",
        "servers.demo.authorization-servers[0] | http://as.example.com | insecure-http-hosts",
        "servers.demo.authorization-servers[0] | https://as.example.com?x | without a query",
        "servers.demo.issuers[0].issuer | login.example.com | an absolute http or https URL",
        "servers.demo.issuers[0].issuer | http://login.example.com | insecure-http-hosts",
        "servers.demo.issuers[0].issuer | https://login.example.com?x | without a query",
        "servers.demo.issuers[0].issuer | https://login.example.com#x | without a fragment",
        "servers.demo.issuers[0].jwks-uri | http://login.example.com/keys | insecure-http-hosts",
        "servers.demo.issuers[0].jwks-uri | /keys | an absolute http or https URL",
        "servers.demo.issuers[0].jwks-uri | https://x/keys#y | without a fragment",
        "servers.demo.issuers[0].algorithms[0] | none | one of RS256",
        "servers.demo.issuers[0].algorithms[0] | HS256 | one of RS256",
        "servers.demo.issuers[0].algorithms[0] | rs256 | one of RS256",
        "servers.demo.issuers[0].required-token-types[0] | dpop+jwt | such as at+jwt",
        "servers.demo.issuers[0].required-token-types[0] | application/id+jwt | such as at+jwt",
        "servers.demo.issuers[0].required-token-types[0] | Logout+JWT | such as at+jwt",
        "servers.demo.issuers[0].required-token-types[0] | '' | such as at+jwt",
        "servers.demo.issuers[0].clock-skew | -1s | 0s or longer",
        "servers.demo.issuers[0].clock-skew | soon | a duration",
        "servers.demo.issuers[0].audiences[0] | '' | an audience",
        "servers.demo.issuers[0].claims.audience[0] | '' | a claim's name",
        "servers.demo.issuers[0].claims.scope[0] | '' | a claim's name",
        "servers.demo.issuers[0].claims.groups[0] | '' | a claim's name",
        "servers.demo.issuers[0].claims.client[0] | '' | a claim's name",
        "servers.demo.transport | websocket | streamable-http or sse",
        "servers.demo.scopes[0] | a b | a scope",
        "servers.demo.scopes[0] | a\"b | a scope",
        "servers.demo.scopes[0] | a\\b | a scope",
        "servers.demo.scopes[0] | ä | a scope",
        "servers.demo.scopes[0] | offline_access | other than offline_access",
        "servers.demo.policy.mode | audit | enforce or report",
        "servers.demo.policy.visible | none | allowed or reachable",
        "servers.demo.access-token-cookie | a b | a cookie's name",
        "servers.demo.access-token-cookie | a;b | a cookie's name",
        "servers.demo.access-token-cookie | a=b | a cookie's name",
        "origins[0] | * | an origin as browsers send it",
        "origins[0] | null | an origin as browsers send it",
        "origins[0] | https://app.example.com/ | an origin as browsers send it",
        "origins[0] | https://app.example.com/app | an origin as browsers send it",
        "origins[0] | https://APP.example.com | an origin as browsers send it",
        "origins[0] | https://app.example.com:443 | an origin as browsers send it",
        "origins[0] | http://app.example.com:80 | an origin as browsers send it",
        "origins[0] | https://*.example.com | an origin as browsers send it",
        "origins[0] | app.example.com | an origin as browsers send it",
        "origins[0] | https://app.example.com?x | an origin as browsers send it",
        "hosts[0] | http://x | a host name",
        "hosts[0] | x/y | a host name",
        "hosts[0] | * | a host name",
        "hosts[0] | x. | a host name",
        "insecure-http-hosts[0] | dex:5556 | without scheme and port",
        "insecure-http-hosts[0] | http://dex | without scheme and port",
        "limits.body | 0B | above 0",
        "limits.body | -1B | above 0",
        "limits.body | 2GB | below 2GB",
        "limits.body | much | a size",
        "limits.header | 0B | above 0",
        "limits.request-arrival | 0s | above 0",
        "limits.connections | 0 | above 0",
        "limits.connections | many | a number",
        "limits.backend-connect | 0s | above 0",
        "limits.backend-response | -1s | above 0",
        "limits.stream-idle | 0s | above 0",
        "limits.stream-idle | never | a duration"
      })
  void namesPropertyValueAndWhatIsExpected(String property, String value, String expected) {
    assertThat(message(() -> ReadSettings.minimumWith(property, value)))
        .contains("mcp.gateway." + property, value, expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "servers.demo.resources",
        "servers.demo.issuer",
        "servers.demo.issuers[0].jwks",
        "servers.demo.issuers[0].claims.scopes",
        "servers.demo.scopes.read",
        "servers.demo.policy.rules[0].tool",
        "limits.bodies",
        "limits.body.size",
        "origin",
        "policy"
      })
  void refusesWhatItDoesNotKnow(String property) {
    assertThat(message(() -> ReadSettings.minimumWith(property, "secret")))
        .contains("mcp.gateway." + property, "no such property")
        .doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MCP_GATEWAY_SERVERS_DEMO_RESSOURCE",
        "MCP_GATEWAY_SERVERS_DEMO_ISSUER",
        "MCP_GATEWAY_SERVERS_DEMO_ISSUERS_0_KEYS",
        "MCP_GATEWAY_LIMITS_BODY_SIZE",
        "MCP_GATEWAY_ORIGINS_X"
      })
  void refusesEnvironmentVariablesItDoesNotKnow(String variable) {
    Map<String, Object> variables = new HashMap<>();
    variables.put("MCP_GATEWAY_SERVERS_DEMO_RESOURCE", "http://localhost:3001/mcp");
    variables.put("MCP_GATEWAY_SERVERS_DEMO_BACKEND", "http://localhost:3002/mcp");
    variables.put("MCP_GATEWAY_SERVERS_DEMO_ISSUERS_0_ISSUER", "http://localhost:5556/dex");
    variables.put(variable, "x");
    assertThat(message(() -> ReadSettings.variables(variables))).contains("no such property");
  }

  @Test
  void refusesNamesThatLogsAndMetricsCouldNotHold() {
    assertThat(message(() -> ReadSettings.minimumWith("servers[a.b].backend", "http://x/mcp")))
        .contains("mcp.gateway.servers.a.b", "at most 64 letters");
  }

  @Test
  void tellsEverythingAtOnce() {
    Map<String, Object> properties = new HashMap<>();
    properties.put("mcp.gateway.servers.demo.resource", "/mcp");
    properties.put("mcp.gateway.servers.demo.issuers[0].clock-skew", "soon");
    properties.put("mcp.gateway.limits.body", "much");
    properties.put("mcp.gateway.limit.body", "1MB");
    properties.put("mcp.gateway.origins", "*");
    assertThat(message(() -> ReadSettings.properties(properties)))
        .contains("servers.demo.resource", "servers.demo.backend", "issuers[0].issuer")
        .contains("issuers[0].clock-skew", "limits.body", "limit.body", "origins[0]");
  }

  @Test
  void tellsAWrongValueOnlyOnce() {
    assertThat(message(() -> ReadSettings.minimumWith("limits.body", "much")))
        .containsOnlyOnce("limits.body");
  }

  @Test
  void hidesPasswords() {
    assertThat(
            message(
                () -> ReadSettings.minimumWith("servers.demo.backend", "https://u:secret@x/mcp")))
        .contains("https://…@x/mcp", "without user name and password")
        .doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://mcp.example.com/mcp",
        "https://MCP.example.com:443/mcp",
        "http://mcp.example.com/mcp"
      })
  void refusesTwoServersWithTheSameResource(String resource) {
    Map<String, Object> properties = withSecondServer(resource);
    properties.put("mcp.gateway.insecure-http-hosts", "mcp.example.com");
    assertThat(message(() -> ReadSettings.properties(properties)))
        .contains("mcp.gateway.servers.other.resource", "that of the server demo");
  }

  @Test
  void refusesAServerWhereAnotherHasItsMessages() {
    Map<String, Object> properties = withSecondServer("https://mcp.example.com/mcp/messages");
    properties.put("mcp.gateway.servers.demo.transport", "sse");
    assertThat(message(() -> ReadSettings.properties(properties)))
        .contains("mcp.gateway.servers.other.resource", "that of the server demo");
  }

  @Test
  void refusesAnIssuerTwiceAtOneServer() {
    assertThat(
            message(() ->
                ReadSettings.minimumWith(
                    "servers.demo.issuers[1].issuer", "https://login.example.com")))
        .contains("mcp.gateway.servers.demo.issuers[1]", "each issuer once");
  }

  @Test
  void allowsServersUnderOneAnother() {
    Settings settings =
        ReadSettings.properties(withSecondServer("https://mcp.example.com/mcp/messages"));
    assertThat(settings.servers().all()).hasSize(2);
  }

  @Test
  void saysWhatToDo() {
    InvalidConfigurationException problems = problems(() -> ReadSettings.properties(Map.of()));
    FailureAnalysis analysis =
        requireNonNull(
            new InvalidConfigurationFailureAnalyzer().analyze(new RuntimeException(problems)));
    assertThat(analysis.getDescription()).contains("mcp.gateway.servers.<name>.resource");
    assertThat(analysis.getAction()).contains("MCP_GATEWAY_SERVERS_DEMO_ISSUERS_0_JWKSURI");
  }

  private static Map<String, Object> withSecondServer(String resource) {
    Map<String, Object> properties = new HashMap<>(ReadSettings.MINIMUM);
    properties.put("mcp.gateway.servers.other.resource", resource);
    properties.put("mcp.gateway.servers.other.backend", "http://other:3002/mcp");
    properties.put("mcp.gateway.servers.other.issuers[0].issuer", "https://login.example.com");
    return properties;
  }

  private static String message(ThrowingCallable start) {
    return problems(start).description();
  }

  private static InvalidConfigurationException problems(ThrowingCallable start) {
    InvalidConfigurationException problems =
        catchThrowableOfType(InvalidConfigurationException.class, start);
    assertThat(problems).isNotNull();
    return problems;
  }
}
