package dev.mcpgateway.client.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mcpgateway.client.flow.FlowException;
import dev.mcpgateway.client.flow.Problem;
import dev.mcpgateway.client.http.HttpClients;
import dev.mcpgateway.client.testing.Answer;
import dev.mcpgateway.client.testing.Call;
import dev.mcpgateway.client.testing.FakeMcpServer;
import dev.mcpgateway.client.testing.Journal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

final class TransportIT {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Duration SILENCE = Duration.ofMillis(300);

  private final WebClient client =
      new HttpClients(URI.create("http://localhost"), List.of()).forMessages();
  private final List<JsonNode> notified = new CopyOnWriteArrayList<>();

  @AutoClose
  private final FakeMcpServer mcp =
      new FakeMcpServer(new Journal(), "https://as.example").accepts(_ -> true);

  @ParameterizedTest
  @EnumSource
  void opensListsCallsAndCloses(Transport transport) {
    Session session = session(transport);

    ServerInfo info = await(session.open());
    List<Tool> tools = await(session.tools());
    ToolResult result = await(session.call("echo", Messages.object().put("message", "hi")));
    session.close().block(LIMIT);

    assertThat(info.name()).isEqualTo("fake");
    assertThat(tools).extracting(Tool::name).containsExactly("echo", "calculator");
    assertThat(result).extracting(ToolResult::text).isEqualTo("{\"message\":\"hi\"}");
    assertThat(await(session(transport).open()).protocolVersion())
        .isEqualTo(transport == Transport.SSE ? "2024-11-05" : "2025-11-25");
  }

  @Test
  void readsAnswersFromAStreamAndHearsWhatComesBefore() {
    mcp.answeringByEvents();

    assertThat(await(session(Transport.STREAMABLE_HTTP).open()).name()).isEqualTo("fake");
    assertThat(notified).singleElement().asString().contains("notifications/progress");
    assertThat(mcp.server().calls("/mcp"))
        .extracting(Call::body)
        .contains("{\"jsonrpc\":\"2.0\",\"id\":\"q1\",\"result\":{}}");
  }

  @Test
  void namesSessionAndRevisionAfterTheFirstAnswerAndEndsTheSession() {
    Session session = session(Transport.STREAMABLE_HTTP);
    await(session.open());
    await(session.tools());
    session.close().block(LIMIT);

    List<Call> calls = mcp.server().calls("/mcp");
    assertThat(calls.getFirst().header("Mcp-Session-Id")).isEmpty();
    assertThat(calls.getFirst().header("MCP-Protocol-Version")).isEmpty();
    assertThat(calls.getFirst().header("Accept")).isEqualTo("application/json, text/event-stream");
    assertThat(calls.subList(1, calls.size()))
        .allSatisfy(call -> {
          assertThat(call.header("Mcp-Session-Id")).isEqualTo("session-1");
          assertThat(call.header("MCP-Protocol-Version")).isEqualTo("2025-11-25");
        });
    assertThat(calls.getLast().method()).isEqualTo("DELETE");
  }

  @Test
  void endsNoSessionThatTheServerDidNotName() {
    mcp.server().on("/mcp", call -> answer(call, "{\"protocolVersion\":\"2025-06-18\"}"));
    Session session = session(Transport.STREAMABLE_HTTP);

    assertThat(await(session.open())).isEqualTo(new ServerInfo("unnamed", "?", "2025-06-18"));
    session.close().block(LIMIT);

    assertThat(mcp.server().calls("/mcp")).extracting(Call::method).containsOnly("POST");
  }

  @Test
  void refusesARevisionThatItDoesNotKnow() {
    mcp.server().on("/mcp", call -> answer(call, "{\"protocolVersion\":\"1999-01-01\"}"));

    Problem problem = problem(session(Transport.STREAMABLE_HTTP).open());

    assertThat(problem.came()).isEqualTo("1999-01-01");
    assertThat(problem.expected()).contains("2025-11-25");
  }

  @Test
  void tellsOfAnAnswerWithoutResponse() {
    mcp.server()
        .on("/mcp", _ -> Answer.events(Flux.just("data: {\"method\":\"notifications/x\"}\n\n")));

    assertThat(problem(session(Transport.STREAMABLE_HTTP).open()).came())
        .isEqualTo("the end of the answer");
  }

  @ParameterizedTest
  @EnumSource
  void tellsOfAServerThatRefuses(Transport transport) {
    mcp.server().on("/mcp", _ -> Answer.page(500, "no")).on("/sse", _ -> Answer.page(500, "no"));

    assertThat(problem(session(transport).open()).came()).isEqualTo("500");
  }

  @Test
  void tellsOfANotificationThatIsRefused() {
    mcp.server()
        .on(
            "/mcp",
            call ->
                call.body().contains("\"id\"")
                    ? answer(call, "{\"protocolVersion\":\"2025-11-25\"}")
                    : Answer.of(404));

    assertThat(problem(session(Transport.STREAMABLE_HTTP).open()).came()).isEqualTo("404");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/messages",
        "//evil.example/messages",
        "http://localhost:1/messages",
        "javascript:x",
        "http://[",
        "/messages for you"
      })
  void sendsNothingToAnEndpointOfAnotherOrigin(String endpoint) {
    mcp.server()
        .on("/sse", _ -> Answer.events(Flux.just("event: endpoint\ndata: " + endpoint + "\n\n")));

    Problem problem = problem(session(Transport.SSE).open());

    assertThat(problem.kind()).isEqualTo(Problem.Kind.PROTOCOL);
    assertThat(problem.came()).endsWith(endpoint.replaceFirst("^//", ""));
    assertThat(mcp.server().calls("/messages")).isEmpty();
  }

  @Test
  void resolvesARelativeEndpoint() {
    mcp.server()
        .on(
            "/sse",
            _ ->
                Answer.events(
                    Flux.concat(
                        Flux.just("event: endpoint\ndata: sub/messages?x=1\n\n"), Flux.never())))
        .on("/sub/messages", _ -> Answer.of(403));

    assertThat(problem(session(Transport.SSE).open()).came()).startsWith("403");
  }

  @Test
  void answersAServersQuestionOnTheStream() {
    mcp.event("message", "{\"jsonrpc\":\"2.0\",\"id\":\"q1\",\"method\":\"ping\"}");
    mcp.event("message", "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/x\"}");
    mcp.event("message", "");

    Session session = session(Transport.SSE);
    await(session.open());
    await(session.tools());
    session.close().block(LIMIT);

    assertThat(mcp.server().calls("/messages"))
        .extracting(Call::body)
        .contains("{\"jsonrpc\":\"2.0\",\"id\":\"q1\",\"result\":{}}");
    assertThat(notified).hasSize(1);
  }

  @Test
  void tellsOfAStreamThatEnds() {
    mcp.server().on("/sse", _ -> Answer.events(Flux.just(": nothing\n\n")));

    assertThat(problem(session(Transport.SSE).open()).came()).isEqualTo("its end");
  }

  @Test
  void takesOnlyAStreamForAStream() {
    mcp.server().on("/sse", _ -> Answer.json("{}"));

    assertThat(problem(session(Transport.SSE).open()).came()).isEqualTo("200 {}");
  }

  @Test
  void waitsForASilentServerNoLongerThanItsLimit() {
    mcp.server()
        .on("/sse", _ -> Answer.events(Flux.never()))
        .on("/mcp", _ -> Answer.events(Flux.never()));

    for (Transport transport : Transport.values()) {
      Session session = transport.session(client, settings(transport), SILENCE);
      assertThat(problem(session.open()).came()).isEqualTo("nothing in time");
    }
  }

  @Test
  void waitsForAnAnswerOnTheStreamNoLongerThanItsLimit() {
    mcp.server().on("/messages", _ -> Answer.of(202));

    Session session = Transport.SSE.session(client, settings(Transport.SSE), SILENCE);
    assertThat(problem(session.open()).came()).isEqualTo("nothing in time");
  }

  private static Answer answer(Call call, String result) {
    return call.body().contains("\"id\"")
        ? Answer.json("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":" + result + "}")
        : Answer.of(202);
  }

  private Session session(Transport transport) {
    return transport.session(client, settings(transport));
  }

  private SessionSettings settings(Transport transport) {
    String path = transport == Transport.SSE ? "/sse" : "/mcp";
    return SessionSettings.of(mcp.server().at(path), notified::add).with(Protocol.INITIALIZED);
  }

  private static Problem problem(Mono<ServerInfo> work) {
    return catchThrowableOfType(FlowException.class, () -> await(work)).problem();
  }

  private static <T> T await(Mono<T> work) {
    return Optional.ofNullable(work.block(LIMIT)).orElseThrow();
  }
}
