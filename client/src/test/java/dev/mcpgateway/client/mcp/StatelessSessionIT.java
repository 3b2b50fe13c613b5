package dev.mcpgateway.client.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mcpgateway.client.flow.FlowException;
import dev.mcpgateway.client.flow.Problem;
import dev.mcpgateway.client.http.HttpClients;
import dev.mcpgateway.client.testing.Answer;
import dev.mcpgateway.client.testing.Call;
import dev.mcpgateway.client.testing.FakeServer;
import dev.mcpgateway.client.testing.Journal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Requests of 2026-07-28 stand alone, and a server that does not know them is asked otherwise. */
final class StatelessSessionIT {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String DISCOVERED =
      "{'supportedVersions':['2026-07-28'],'serverInfo':{'name':'later','version':'2'}}";

  private final WebClient client =
      new HttpClients(URI.create("http://localhost"), List.of()).forMessages();
  private final List<JsonNode> notified = new CopyOnWriteArrayList<>();
  private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();

  @AutoClose private final FakeServer server = new FakeServer("mcp", new Journal());

  @BeforeEach
  void serve() {
    server.on("/mcp", this::answer);
    on("server/discover", result(DISCOVERED));
    on("tools/list", result("{'tools':[{'name':'go','inputSchema':{}}]}"));
    on("tools/call", result("{'content':[{'type':'text','text':'done'}]}"));
  }

  @Test
  void saysWithEachRequestWhoAsksAndWhat() {
    Session session = session(Protocol.AUTO, new DefaultAnswers());

    assertThat(await(session.open())).isEqualTo(new ServerInfo("later", "2", "2026-07-28"));
    await(session.tools());
    assertThat(await(session.call("go", Messages.object())).text()).isEqualTo("done");
    session.close().block(LIMIT);

    assertThat(calls())
        .extracting(call -> call.header("Mcp-Method"))
        .containsExactly("server/discover", "tools/list", "tools/call");
    assertThat(calls().getLast().header("Mcp-Name")).isEqualTo("go");
    assertThat(calls())
        .allSatisfy(call -> {
          assertThat(call.header("MCP-Protocol-Version")).isEqualTo("2026-07-28");
          assertThat(call.header("Mcp-Session-Id")).isEmpty();
          JsonNode meta = Messages.read(call.body()).path("params").path("_meta");
          assertThat(meta.path("io.modelcontextprotocol/protocolVersion").asString(""))
              .isEqualTo("2026-07-28");
          assertThat(meta.path("io.modelcontextprotocol/clientInfo").has("name")).isTrue();
          assertThat(meta.path("io.modelcontextprotocol/clientCapabilities"))
              .hasToString("{\"elicitation\":{\"form\":{}}}");
        });
  }

  @Test
  void repeatsArgumentsInHeadersAndLeavesOutToolsThatCannotBeCalled() {
    on(
        "tools/list",
        result(
            "{'tools':[{'name':'go','inputSchema':{'properties':{'a':{'type':'string',"
                + "'x-mcp-header':'A'}}}},{'name':'bad','inputSchema':{'properties':{'a':{"
                + "'type':'number','x-mcp-header':'A'}}}}]}"));
    Session session = session(Protocol.STATELESS, Answers.NONE);

    assertThat(await(session.tools())).extracting(Tool::name).containsExactly("go");
    await(session.call("go", Messages.object().put("a", "ü")));

    assertThat(calls().getLast().header("Mcp-Param-A")).isEqualTo("=?base64?w7w=?=");
  }

  /** The headers follow the schema of the tool, which the server may have changed. */
  @Test
  void listsTheToolsAgainWhereTheHeadersAreNotThoseThatTheServerWants() {
    Answer mismatch = error(400, "{'error':{'code':-32020,'message':'Mcp-Param-A is missing'}}");
    on("tools/call", mismatch, result("{'content':[]}"));

    await(session(Protocol.STATELESS, Answers.NONE).call("go", Messages.object()));

    assertThat(calls())
        .extracting(call -> call.header("Mcp-Method"))
        .containsExactly("tools/call", "tools/list", "tools/call");
  }

  @Test
  void triesHeadersNoMoreThanTwice() {
    on("tools/call", error(400, "{'error':{'code':-32020,'message':'never right'}}"));

    Problem problem =
        problem(session(Protocol.STATELESS, Answers.NONE).call("go", Messages.object()));

    assertThat(problem.came()).isEqualTo("error -32020: never right");
    assertThat(calls()).hasSize(3);
  }

  @Test
  void triesOnceMoreWhereTheServerNamesTheRevisionThatItRefused() {
    on(
        "server/discover",
        error(400, "{'error':{'code':-32022,'message':'no','data':{'supported':['2026-07-28']}}}"),
        result(DISCOVERED));

    assertThat(await(session(Protocol.AUTO, Answers.NONE).open()).protocolVersion())
        .isEqualTo("2026-07-28");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'error':{'code':-32022,'message':'no','data':{'supported':['2025-11-25']}}}",
        "{'error':{'code':-32601,'message':'Method not found'}}",
        "{'error':'no session'}",
        "Bad Request"
      })
  void beginsAsEarlierRevisionsDoWithAServerThatKnowsNoOther(String refusal) {
    on("server/discover", error(400, refusal));
    on("initialize", result("{'protocolVersion':'2025-06-18','serverInfo':{'name':'earlier'}}"));
    Session session = session(Protocol.AUTO, Answers.NONE);

    assertThat(await(session.open())).isEqualTo(new ServerInfo("earlier", "?", "2025-06-18"));
    await(session.tools());
    await(session.ask("ping", Messages.object()));
    await(session.call("go", Messages.object()));
    session.close().block(LIMIT);

    assertThat(calls())
        .extracting(call -> Messages.read(call.body()).path("method").asString(""))
        .containsSubsequence("server/discover", "initialize", "notifications/initialized");
    assertThat(calls().getLast().header("Mcp-Method")).isEmpty();
  }

  @Test
  void takesARefusalToSpeakWithItForARefusal() {
    on("server/discover", error(403, "{'error':{'code':-32601,'message':'not you'}}"));

    Problem problem = problem(session(Protocol.AUTO, Answers.NONE).open());

    assertThat(problem.kind()).isEqualTo(Problem.Kind.NOT_AUTHORIZED);
    assertThat(calls()).hasSize(1);
  }

  @Test
  void staysWithTheRevisionThatItIsToldToSpeak() {
    on("server/discover", error(404, ""));
    on("x", error(404, ""));

    assertThat(problem(session(Protocol.STATELESS, Answers.NONE).open()).came())
        .isEqualTo("one that does not");
    assertThat(
            problem(session(Protocol.STATELESS, Answers.NONE).ask("x", Messages.object())).came())
        .startsWith("404");
  }

  @Test
  void readsAnswersFromAStreamAndHearsWhatComesBefore() {
    on(
        "tools/call",
        Answer.events(
            Flux.just(
                "data: {\"method\":\"notifications/progress\"}\n\n",
                ": still there\n\ndata:\n\n",
                "data: {\"id\":99,\"result\":{}}\n\n",
                "data: {\"id\":1,\"result\":{\"content\":[]}}\n\n")));

    await(session(Protocol.STATELESS, Answers.NONE).call("go", Messages.object()));

    assertThat(notified).hasSize(1);
  }

  @Test
  void tellsOfAnAnswerThatNeverComes() {
    on("tools/call", Answer.events(Flux.empty()));

    assertThat(
            problem(session(Protocol.STATELESS, Answers.NONE).call("go", Messages.object())).came())
        .isEqualTo("the end of the answer");
  }

  @Test
  void answersQuestionsAndGivesTheStateBackAsItCame() {
    String question = "{'method':'elicitation/create','params':{'requestedSchema':{}}}";
    on(
        "tools/call",
        result(
            "{'resultType':'input_required','requestState':'s 1','inputRequests':{'q':%s}}"
                .formatted(question)),
        result("{'resultType':'input_required','inputRequests':{'r':%s}}".formatted(question)),
        result("{'resultType':'complete','content':[]}"));

    await(session(Protocol.STATELESS, new DefaultAnswers()).call("go", Messages.object()));

    List<JsonNode> asked = calls().stream().map(call -> Messages.read(call.body())).toList();
    assertThat(asked).extracting(one -> one.path("id").asInt()).doesNotHaveDuplicates();
    assertThat(asked.get(1).path("params").path("requestState").asString("")).isEqualTo("s 1");
    assertThat(asked.get(1).path("params").path("inputResponses"))
        .hasToString("{\"q\":{\"action\":\"accept\",\"content\":{}}}");
    assertThat(asked.get(2).path("params").has("requestState")).isFalse();
    assertThat(asked.get(2).path("params").path("inputResponses").has("r")).isTrue();
  }

  @Test
  void tellsOfQuestionsThatItCannotAnswerAndOfThoseWithoutEnd() {
    on(
        "tools/call",
        result("{'resultType':'input_required','inputRequests':{'q':{'method':'sampling/x'}}}"));
    Session silent = session(Protocol.STATELESS, Answers.NONE);
    assertThat(problem(silent.call("go", Messages.object())).came()).isEqualTo("sampling/x");

    on("tools/call", result("{'resultType':'input_required','inputRequests':{}}"));
    Session patient = session(Protocol.STATELESS, new DefaultAnswers());
    int before = calls().size();
    assertThat(problem(patient.call("go", Messages.object())).came()).isEqualTo("one more");
    assertThat(calls()).hasSize(before + InputRequests.MOST_ROUNDS);
  }

  private Session session(Protocol protocol, Answers given) {
    return Transport.STREAMABLE_HTTP.session(
        client, SessionSettings.of(server.at("/mcp"), notified::add).with(protocol).with(given));
  }

  private List<Call> calls() {
    return server.calls("/mcp");
  }

  /** The last answer stays. */
  private void on(String method, Answer... several) {
    answers.put(method, new ArrayDeque<>(List.of(several)));
  }

  private Answer answer(Call call) {
    JsonNode request = Messages.read(call.body());
    if (!request.has("id")) {
      return Answer.of(202);
    }
    Deque<Answer> left =
        answers.getOrDefault(
            request.path("method").asString(""), new ArrayDeque<>(List.of(result("{}"))));
    Answer answer = left.size() > 1 ? left.removeFirst() : left.getFirst();
    return new Answer(
        answer.status(),
        answer.headers(),
        answer.body().map(body -> body.replace("$ID", request.path("id").toString())));
  }

  private static Answer result(String result) {
    return Answer.json("{\"jsonrpc\":\"2.0\",\"id\":$ID,\"result\":" + quoted(result) + "}");
  }

  private static Answer error(int status, String body) {
    return Answer.of(status).with("Content-Type", "application/json").body(quoted(body));
  }

  private static String quoted(String text) {
    return text.replace('\'', '"');
  }

  private static Problem problem(Mono<?> work) {
    return catchThrowableOfType(FlowException.class, () -> work.block(LIMIT)).problem();
  }

  private static <T> T await(Mono<T> work) {
    return Optional.ofNullable(work.block(LIMIT)).orElseThrow();
  }
}
