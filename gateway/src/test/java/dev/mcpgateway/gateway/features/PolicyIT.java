package dev.mcpgateway.gateway.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.gateway.testing.BackendAnswer;
import dev.mcpgateway.gateway.testing.Calls;
import dev.mcpgateway.gateway.testing.EventReader;
import dev.mcpgateway.gateway.testing.EventSource;
import dev.mcpgateway.gateway.testing.LogCapture;
import dev.mcpgateway.gateway.testing.ProxyFixture;
import dev.mcpgateway.gateway.testing.Tokens;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A caller does what the rules let it do, and learns which scopes it lacks for the rest. */
final class PolicyIT {

  private static final String DEMO = "mcp.gateway.servers.demo.policy.";
  private static final String ECHO = call("tools/call", "'name':'echo'");
  private static final String ADMIN = call("tools/call", "'name':'admin_reset'");
  private static final String STAFF = call("tools/call", "'name':'hr_list'");
  private static final String SECRET = call("prompts/get", "'name':'secret'");

  @RegisterExtension static final ProxyFixture GATEWAY = ProxyFixture.start(properties());

  private static Map<String, String> properties() {
    Map<String, String> properties = new HashMap<>();
    properties.put("mcp.gateway.servers.demo.scopes", "openid");
    properties.put("mcp.gateway.servers.demo.access-token-cookie", "access_token");
    properties.put(DEMO + "rules[0].tools", "admin_*");
    properties.put(DEMO + "rules[0].scopes", "mcp:admin");
    properties.put(DEMO + "rules[1].prompts", "secret");
    properties.put(DEMO + "rules[1].resources[0]", "file:///secret/*");
    properties.put(DEMO + "rules[1].deny", "true");
    properties.put(DEMO + "rules[2].tools", "hr_*");
    properties.put(DEMO + "rules[2].groups", "staff");
    properties.put(DEMO + "rules[3].methods", "notifications/roots/list_changed");
    properties.put(DEMO + "rules[3].deny", "true");
    properties.put(DEMO + "rules[4].methods", "*");
    properties.put(DEMO + "rules[4].scopes", "mcp:read");
    properties.put(DEMO + "implies[0].scope", "mcp:admin");
    properties.put(DEMO + "implies[0].scopes", "mcp:read");
    properties.put("mcp.gateway.servers.other-sse.transport", "streamable-http");
    properties.put("mcp.gateway.servers.other-sse.policy.mode", "report");
    properties.put("mcp.gateway.servers.other-sse.policy.rules[0].methods", "DELETE");
    properties.put("mcp.gateway.servers.other-sse.policy.rules[0].scopes", "mcp:end");
    properties.put("mcp.gateway.servers.other-sse.policy.rules[1].methods", "GET");
    properties.put("mcp.gateway.servers.other-sse.policy.rules[1].deny", "true");
    properties.put("mcp.gateway.servers.demo-sse.policy.rules[0].methods", "GET");
    properties.put("mcp.gateway.servers.demo-sse.policy.rules[0].scopes", "mcp:listen");
    return properties;
  }

  @Test
  void letsPassWhatARuleAllows() {
    assertPasses("mcp:read", ECHO);
    assertPasses("mcp:admin", ADMIN);
  }

  @Test
  void aBroadScopeHoldsTheNarrowOne() {
    assertPasses("mcp:admin", ECHO);
  }

  @Test
  void asksForTheScopesThatAreNeededAndThoseThatMustNotGetLost() {
    HttpResponse<String> answer = with("mcp:read other").post("/mcp", ADMIN);
    assertRefused(answer, "insufficient_scope");
    assertThat(answer.headers().allValues("WWW-Authenticate"))
        .containsExactly(
            "Bearer error=\"insufficient_scope\","
                + " error_description=\"More scopes are needed for this.\","
                + " resource_metadata=\""
                + GATEWAY.uri("/.well-known/oauth-protected-resource/mcp")
                + "\", scope=\"openid mcp:admin mcp:read\"");
  }

  @Test
  void asksACallerWithACookieJustTheSame() {
    String answer =
        with("")
            .raw(
                """
                POST /mcp HTTP/1.1\r
                Host: localhost:%d\r
                Origin: http://localhost:%d\r
                Cookie: access_token=%s\r
                Content-Type: application/json\r
                Content-Length: %d\r
                \r
                %s\
                """
                    .formatted(
                        GATEWAY.port(),
                        GATEWAY.port(),
                        GATEWAY.token(each -> each),
                        ECHO.length(),
                        ECHO));
    assertThat(answer).startsWith("HTTP/1.1 403 ");
    assertThat(answer)
        .contains("error=\"insufficient_scope\"", "scope=\"openid mcp:read\"")
        .contains("\"code\":\"insufficient_scope\"");
    assertThat(GATEWAY.backend().received()).isEmpty();
  }

  @Test
  void deniesWithoutAChallengeWhereScopesWouldNotHelp() {
    HttpResponse<String> answer = with("mcp:read mcp:admin").post("/mcp", SECRET);
    assertRefused(answer, "denied");
    assertThat(answer.headers().allValues("WWW-Authenticate")).isEmpty();
    assertRefused(with("mcp:read").post("/mcp", STAFF), "denied");
    assertThat(
            calls(token -> token.with("groups", new String[] {"staff"}))
                .post("/mcp", STAFF)
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void aBatchPassesWholeOrNotAtAll() {
    assertPasses("mcp:read", "[" + ECHO + "," + ECHO + "]");
    assertRefused(
        with("mcp:read").post("/mcp", "[" + ECHO + "," + ADMIN + "]"), "insufficient_scope");
    assertRefused(with("mcp:read").post("/mcp", "[" + ADMIN + "," + SECRET + "]"), "denied");
    HttpResponse<String> both = with("").post("/mcp", "[" + ECHO + "," + ADMIN + "]");
    assertThat(both.headers().firstValue("WWW-Authenticate"))
        .hasValueSatisfying(
            each -> assertThat(each).contains("scope=\"openid mcp:admin mcp:read\""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///public/../secret/a",
        "file:///public/%2e%2e/secret/a",
        "file:///public/..%2fsecret/a",
        "file:///public/..%5Csecret/a",
        "file:///./secret/a",
        "file:///%73ecret/a",
        "FILE:///secret/a",
        "file:/secret/a",
        "file://LocalHost/secret/a"
      })
  void deniesEverySpellingOfAResource(String uri) {
    String read = call("resources/read", "'uri':'" + uri + "'");
    assertRefused(with("mcp:read").post("/mcp", read), "denied");
    assertPasses("mcp:read", read.replace("ecret", "ocial"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "completion/complete | 'ref':{'type':'ref/prompt','name':'secret'}",
        "completion/complete | 'ref':{'type':'ref/resource','uri':'file:///secret/{x}'}",
        "subscriptions/listen | 'notifications':{'resourceSubscriptions':['file:///secret/a']}",
        "resources/read | 'uri':'file:///secret/a'",
        "resources/subscribe | 'uri':'file:///secret/a'",
        "resources/unsubscribe | 'uri':'file:///secret/a'"
      })
  void deniesEveryWayToAThing(String method, String params) {
    assertRefused(with("mcp:read").post("/mcp", call(method, params)), "denied");
    assertPasses("mcp:read", call(method, params.replace("secret", "public")));
  }

  /** Of {@code tools/call} a rule of tools is about, of another method the last one would be. */
  @ParameterizedTest
  @ValueSource(strings = {"Tools/Call", "TOOLS/CALL", " tools/call"})
  void deniesAMethodThatAServerMightTakeForAnother(String method) {
    HttpResponse<String> answer =
        with("mcp:read").post("/mcp", ADMIN.replace("tools/call", method));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"code\":\"invalid_message\"");
    assertThat(GATEWAY.backend().received()).isEmpty();
  }

  @Test
  void judgesANotificationByItsMethod() {
    assertPasses("", "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
    assertRefused(
        with("")
            .post("/mcp", "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/roots/list_changed\"}"),
        "denied");
    assertRefused(
        with("mcp:read").post("/mcp", ADMIN.replace("\"id\":1,", "")), "insufficient_scope");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{}}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"server/discover\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}"
      })
  void needsNoRuleForWhatLeadsToAStepUp(String body) {
    assertPasses("", body);
  }

  @Test
  void judgesRequestsWithoutAMessageByTheirMethod() {
    assertThat(with("").send("GET", "/mcp").statusCode()).isEqualTo(200);
    assertThat(with("").send("DELETE", "/mcp").statusCode()).isEqualTo(200);
    assertThat(GATEWAY.backend().received()).hasSize(2);
    GATEWAY.backend().reset();
    assertRefused(with("mcp:read").send("GET", "/sse"), "insufficient_scope");
    assertRefused(with("mcp:read").send("HEAD", "/sse").statusCode());
  }

  @Test
  void judgesMessagesOfHttpSse() {
    EventSource events = new EventSource();
    GATEWAY.backend().answer(BackendAnswer.events(events));
    String start = "event: endpoint\ndata: ";
    try (EventReader stream = with("mcp:listen").open("/sse")) {
      events.emit(start + "/inside/messages\n\n");
      assertThat(stream.read(start)).isEqualTo(start);
      StringBuilder endpoint = new StringBuilder();
      for (String each = stream.read(1); !each.equals("\n"); each = stream.read(1)) {
        endpoint.append(each);
      }
      GATEWAY.backend().reset();
      assertRefused(with("mcp:listen").post(endpoint.toString(), ECHO), "denied");
    }
  }

  @Test
  void reportsWithoutRefusing() {
    try (LogCapture log = LogCapture.of("dev.mcpgateway.gateway.access.PolicyFilter")) {
      assertThat(with("").send("DELETE", "/other").statusCode()).isEqualTo(200);
      assertThat(with("").send("GET", "/other").statusCode()).isEqualTo(200);
      assertThat(with("").post("/other", ECHO).statusCode()).isEqualTo(200);
      assertThat(GATEWAY.backend().received()).hasSize(3);
      assertThat(log.lines())
          .anyMatch(each ->
              each.contains("would be refused code=insufficient_scope")
                  && each.contains("rule 1 of the policy needs mcp:end"))
          .anyMatch(each ->
              each.contains("would be refused code=denied")
                  && each.contains("rule 2 of the policy: denied to everybody"))
          .anyMatch(each -> each.contains("the policy: no rule selects it"));
    }
  }

  private static void assertPasses(String scope, String body) {
    GATEWAY.backend().reset();
    assertThat(with(scope).post("/mcp", body).statusCode()).isEqualTo(200);
    assertThat(GATEWAY.backend().take().body()).isEqualTo(body);
    GATEWAY.backend().reset();
  }

  private static void assertRefused(HttpResponse<String> answer, String code) {
    assertRefused(answer.statusCode());
    assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
  }

  private static void assertRefused(int status) {
    assertThat(status).isEqualTo(403);
    assertThat(GATEWAY.backend().received()).isEmpty();
  }

  private static Calls with(String scope) {
    return calls(token -> token.withScope(scope));
  }

  private static Calls calls(UnaryOperator<Tokens> token) {
    return Calls.to(GATEWAY, token);
  }

  private static String call(String method, String params) {
    return "{'jsonrpc':'2.0','id':1,'method':'%s','params':{%s}}"
        .formatted(method, params)
        .replace('\'', '"');
  }
}
