package dev.mcpgateway.gateway.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mcpgateway.gateway.testing.BackendAnswer;
import dev.mcpgateway.gateway.testing.Calls;
import dev.mcpgateway.gateway.testing.EventReader;
import dev.mcpgateway.gateway.testing.EventSource;
import dev.mcpgateway.gateway.testing.LogCapture;
import dev.mcpgateway.gateway.testing.ProxyFixture;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A caller sees of a server's lists what it may use, or could use with more scopes. */
final class ListsIT {

  private static final String LIST = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}";
  private static final String ALL = answer("free", "admin", "denied");
  private static final String REACHABLE = answer("free", "admin");
  private static final String ALLOWED = answer("free");
  private static final String UNREADABLE = "{\"result\":{\"tools\":[{\"name\":\"denied\"}]}";

  @RegisterExtension static final ProxyFixture GATEWAY = ProxyFixture.start(properties());

  private final EventSource events = new EventSource();

  private static Map<String, String> properties() {
    Map<String, String> properties = new HashMap<>();
    policy(properties, "demo");
    policy(properties, "demo-sse");
    properties.put("mcp.gateway.servers.demo-sse.policy.visible", "allowed");
    policy(properties, "other-sse");
    properties.put("mcp.gateway.servers.other-sse.policy.mode", "report");
    return properties;
  }

  private static void policy(Map<String, String> properties, String server) {
    String rules = "mcp.gateway.servers." + server + ".policy.rules";
    properties.put(rules + "[0].tools", "admin");
    properties.put(rules + "[0].scopes", "mcp:admin");
    properties.put(rules + "[1].tools", "denied");
    properties.put(rules + "[1].prompts", "denied");
    properties.put(rules + "[1].resources[0]", "file:///denied/*");
    properties.put(rules + "[1].deny", "true");
    properties.put(rules + "[2].methods", "*");
  }

  @Test
  void showsWhatTheCallerCouldUse() {
    GATEWAY.backend().answer(BackendAnswer.json(ALL).with("ETag", "\"1\""));
    HttpResponse<String> answer = list();
    assertThat(answer.body()).isEqualTo(REACHABLE);
    assertThat(answer.headers().firstValue("Content-Length"))
        .hasValue(Integer.toString(REACHABLE.length()));
    assertThat(answer.headers().firstValue("ETag")).isEmpty();
  }

  @Test
  void changesNothingWhereNothingIsHidden() {
    GATEWAY.backend().answer(BackendAnswer.json(REACHABLE).with("ETag", "\"1\""));
    HttpResponse<String> answer = list();
    assertThat(answer.body()).isEqualTo(REACHABLE);
    assertThat(answer.headers().firstValue("ETag")).hasValue("\"1\"");
    assertThat(answer.headers().firstValue("Content-Length"))
        .hasValue(Integer.toString(REACHABLE.length()));
  }

  @Test
  void showsTheSameInAStreamThatAnswersAPost() {
    GATEWAY.backend().answer(BackendAnswer.events(events));
    try (EventReader stream = Calls.to(GATEWAY).openByPost("/mcp", LIST)) {
      String progress = event("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\"}");
      events.emit(progress);
      assertThat(stream.read(progress)).isEqualTo(progress);
      events.emit(event(ALL).substring(0, 60)).emit(event(ALL).substring(60)).complete();
      assertThat(stream.readToEnd()).isEqualTo(event(REACHABLE));
    }
  }

  @Test
  void showsTheSameInAStreamThatIsTakenUpAgain() {
    GATEWAY.backend().answer(BackendAnswer.events(events));
    try (EventReader stream = Calls.to(GATEWAY).open("/mcp")) {
      events.emit(event(ALL)).complete();
      assertThat(stream.readToEnd()).isEqualTo(event(REACHABLE));
    }
  }

  @Test
  void showsOnlyWhatIsAllowedIfToldSo() {
    GATEWAY.backend().answer(BackendAnswer.events(events));
    try (EventReader stream = Calls.to(GATEWAY).open("/sse")) {
      String endpoint = "event: endpoint\ndata: /inside/messages?sessionId=7\n\n";
      events.emit(endpoint);
      assertThat(stream.read(30)).startsWith("event: endpoint\ndata: /sse/mes");
      events.emit(event(ALL)).complete();
      assertThat(stream.readToEnd()).endsWith("\n\n" + event(ALLOWED));
    }
  }

  @Test
  void anAcceptedMessageOfHttpSseNeedsNoAnswer() {
    GATEWAY.backend().answer(BackendAnswer.text(202, "text/plain", "Accepted"));
    HttpResponse<String> answer = Calls.to(GATEWAY).post("/mcp", LIST);
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body()).isEqualTo("Accepted");
    GATEWAY.backend().answer(BackendAnswer.status(202));
    assertThat(Calls.to(GATEWAY).post("/mcp", LIST).statusCode()).isEqualTo(202);
  }

  @Test
  void readsNothingWhereThePolicyIsOnlyReported() {
    GATEWAY.backend().answer(BackendAnswer.events(events));
    try (EventReader stream = Calls.to(GATEWAY).open("/other")) {
      String odd = event(UNREADABLE);
      events.emit(odd).emit(event(ALL)).complete();
      assertThat(stream.readToEnd()).isEqualTo(odd + event(ALL));
    }
  }

  @Test
  void readsNoAnswerToAnythingElse() {
    String call =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"free\"}}";
    GATEWAY.backend().answer(BackendAnswer.json(UNREADABLE));
    assertThat(Calls.to(GATEWAY).post("/mcp", call).body()).isEqualTo(UNREADABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Mine/List", "prompts/list", "resources/templates/list"})
  void readsWhateverSpeaksOfAList(String method) {
    GATEWAY.backend().answer(BackendAnswer.json(ALL));
    assertThat(Calls.to(GATEWAY).post("/mcp", LIST.replace("tools/list", method)).body())
        .isEqualTo(REACHABLE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "prompts | 'name':'denied' | 'name':'free'",
        "resources | 'uri':'file:///denied/a','name':'free' | 'uri':'file:///free','name':'denied'",
        "resources | 'uri':'file:///x/../denied/a','name':'free' | 'uri':'file:///free'",
        "resourceTemplates | 'uriTemplate':'file:///denied/{x}' | 'uriTemplate':'file:///{x}'"
      })
  void showsWhatTheCallerCouldUseOfEveryKindAndLetsNobodyShareIt(
      String list, String hidden, String shown) {
    String start = "[{'jsonrpc':'2.0','id':1,'result':{'" + list + "':[";
    String end = "],'nextCursor':'2','cacheScope':'%s'}}]";
    String all = start + "{" + hidden + "},{" + shown + "},{" + hidden + "}" + end;
    GATEWAY.backend().answer(BackendAnswer.json(json(all.formatted("public"))));
    assertThat(Calls.to(GATEWAY).post("/mcp", "[" + LIST + "]").body())
        .isEqualTo(json((start + "{" + shown + "}" + end).formatted("private")));
  }

  private static String json(String quoted) {
    return quoted.replace('\'', '"');
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "206 | application/json | \"name\":\"denied\"",
        "200 | application/json | {\"result\":{\"tools\":[{\"name\":\"denied\"}]}",
        "200 | application/json | {\"result\":{\"tools\":[],\"tools\":[{\"name\":\"denied\"}]}}",
        "200 | text/plain | {\"result\":",
        "400 | application/json | {\"result\":"
      })
  void refusesAnAnswerThatCannotBeRead(int status, String type, String body) {
    GATEWAY.backend().answer(BackendAnswer.text(status, type, body));
    assertUnreadable(list());
  }

  @Test
  void refusesAnAnswerThatIsTooLargeOrEncoded() {
    GATEWAY
        .backend()
        .answer(BackendAnswer.json(ALL + " ".repeat(ProxyFixture.BODY_LIMIT - ALL.length() + 1)));
    assertUnreadable(list());
    GATEWAY.backend().answer(BackendAnswer.json(ALL).with("Content-Encoding", "br"));
    assertUnreadable(list());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "404 | application/json | {\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32601}}",
        "404 | text/html | <style>a{}</style>",
        "500 | text/plain | {broken"
      })
  void passesErrorsOn(int status, String type, String body) {
    GATEWAY.backend().answer(BackendAnswer.text(status, type, body));
    HttpResponse<String> answer = list();
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).isEqualTo(body);
  }

  @ParameterizedTest
  @ValueSource(strings = {UNREADABLE, "{\"result\":{\"tools\":[{\"title\":\"denied\"}]}}"})
  void breaksAStreamOffAtAnEventThatCannotBeRead(String message) {
    GATEWAY.backend().answer(BackendAnswer.events(events));
    try (LogCapture log = LogCapture.of("dev.mcpgateway.gateway.access.RestrictedResponse");
        EventReader stream = Calls.to(GATEWAY).openByPost("/mcp", LIST)) {
      events.emit(event(message));
      assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(stream::readToEnd);
      events.awaitLeft();
      assertThat(log.lines())
          .anyMatch(each -> each.contains("code=unreadable_answer") && each.contains("detail="));
    }
  }

  @Test
  void dropsAnEventThatTheEndCutsOff() {
    GATEWAY.backend().answer(BackendAnswer.events(events));
    try (EventReader stream = Calls.to(GATEWAY).open("/mcp")) {
      String whole = event(REACHABLE);
      events.emit(whole + event(ALL).substring(0, 80)).emit("\n: token_expired\n").complete();
      assertThat(stream.readToEnd()).isEqualTo(whole + ": token_expired\n");
    }
  }

  @Test
  void readsAStreamWhateverItsTypeSaysBesides() {
    GATEWAY.backend().answer(BackendAnswer.stream("Text/Event-Stream; charset=x", events));
    try (EventReader stream = Calls.to(GATEWAY).open("/mcp")) {
      events.emit(event(ALL)).complete();
      assertThat(stream.readToEnd()).isEqualTo(event(REACHABLE));
    }
  }

  @Test
  void readsAnAnswerThatNobodyWasDue() {
    GATEWAY.backend().answer(BackendAnswer.json(ALL));
    assertThat(Calls.to(GATEWAY).post("/mcp", LIST.replace("\"id\":1,", "")).body())
        .isEqualTo(REACHABLE);
  }

  @Test
  void breaksAStreamOffAtAnEventThatIsTooLarge() {
    GATEWAY.backend().answer(BackendAnswer.events(events));
    try (EventReader stream = Calls.to(GATEWAY).open("/mcp")) {
      events.emit("data: " + "x".repeat(ProxyFixture.BODY_LIMIT));
      assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(stream::readToEnd);
      events.awaitLeft();
    }
  }

  private static void assertUnreadable(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(answer.body()).contains("\"code\":\"unreadable_answer\"").doesNotContain("denied\"");
  }

  private static HttpResponse<String> list() {
    return Calls.to(GATEWAY).post("/mcp", LIST);
  }

  private static String answer(String... tools) {
    StringBuilder list = new StringBuilder();
    for (String each : tools) {
      list.append(list.isEmpty() ? "" : ",").append("{\"name\":\"" + each + "\"}");
    }
    return "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"tools\":[%s],\"nextCursor\":\"2\"}}"
        .formatted(list);
  }

  private static String event(String message) {
    return "event: message\nid: 7\ndata: " + message + "\n\n";
  }
}
