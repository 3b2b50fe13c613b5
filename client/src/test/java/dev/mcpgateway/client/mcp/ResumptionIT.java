package dev.mcpgateway.client.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mcpgateway.client.flow.FlowException;
import dev.mcpgateway.client.http.HttpClients;
import dev.mcpgateway.client.testing.Answer;
import dev.mcpgateway.client.testing.Call;
import dev.mcpgateway.client.testing.FakeServer;
import dev.mcpgateway.client.testing.Journal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * Up to 2025-11-25, streams that break are taken up again, and sessions that are lost are renewed.
 */
final class ResumptionIT {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Duration SILENCE = Duration.ofSeconds(2);
  private static final String DONE = "data: {\"id\":2,\"result\":{\"content\":[]}}\n\n";

  private final WebClient client =
      new HttpClients(URI.create("http://localhost"), List.of()).forMessages();
  private final BlockingQueue<JsonNode> notified = new LinkedBlockingQueue<>();

  @AutoClose private final FakeServer server = new FakeServer("mcp", new Journal());

  private volatile Function<Call, Answer> onCall = _ -> Answer.events(Flux.just(DONE));
  private volatile Function<Call, Answer> onGet = _ -> Answer.of(405);
  private volatile String session = "s1";

  @BeforeEach
  void serve() {
    server.on("/mcp", this::answer);
  }

  private Answer answer(Call call) {
    if (call.method().equals("GET")) {
      return onGet.apply(call);
    }
    JsonNode message = call.body().isEmpty() ? Messages.object() : Messages.read(call.body());
    return switch (message.path("method").asString("")) {
      case "initialize" ->
          Answer.json(
                  "{\"id\":%s,\"result\":{\"protocolVersion\":\"2025-11-25\"}}"
                      .formatted(message.path("id")))
              .with("Mcp-Session-Id", session);
      case "tools/call" -> onCall.apply(call);
      default -> Answer.of(202);
    };
  }

  @Test
  void takesUpAStreamWhereItEndedAfterThePauseThatTheServerWants() {
    onCall = _ -> Answer.events(Flux.just("id: e1\nretry: 300\ndata:\n\n"));
    onGet = _ -> Answer.events(Flux.just("id: e2\n" + DONE));
    long before = System.nanoTime();

    assertThat(await(opened(false).call("go", Messages.object())).isError()).isFalse();

    assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(299));
    assertThat(gets())
        .singleElement()
        .satisfies(get -> {
          assertThat(get.header("Last-Event-ID")).isEqualTo("e1");
          assertThat(get.header("Mcp-Session-Id")).isEqualTo("s1");
          assertThat(get.header("MCP-Protocol-Version")).isEqualTo("2025-11-25");
          assertThat(get.header("Accept")).isEqualTo("text/event-stream");
        });
  }

  @Test
  void asksNoMoreOftenThanThatForAStreamThatBringsNothing() {
    onCall = _ -> Answer.events(Flux.just("id: e1\nretry: 0\ndata:\n\n"));
    onGet = _ -> Answer.events(Flux.just("retry: 0\ndata:\n\n"));

    assertThat(came(opened(false).call("go", Messages.object())))
        .isEqualTo("the end of the answer");
    assertThat(gets()).hasSize(StreamPosition.MOST_VAIN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"retry: 10\ndata:\n\n", "id: e1\nretry: 3600000\ndata:\n\n"})
  void asksNotAgainWithoutAnIdOrAfterMoreThanItsPatience(String event) {
    onCall = _ -> Answer.events(Flux.just(event));

    assertThat(came(opened(false).call("go", Messages.object())))
        .isEqualTo("the end of the answer");
    assertThat(gets()).isEmpty();
  }

  @Test
  void tellsOfEventsThatCannotBeRead() {
    onCall = _ -> Answer.events(Flux.just("retry: soon\ndata:\n\n"));

    assertThat(came(opened(false).call("go", Messages.object())))
        .isEqualTo("a malformed stream of events");
  }

  @Test
  void hearsWhatTheServerSaysUnaskedAndStaysOnTheLine() throws InterruptedException {
    onGet =
        call ->
            call.header("Last-Event-ID").isEmpty()
                ? Answer.events(
                    Flux.just("id: n1\nretry: 50\ndata: {\"method\":\"notifications/a\"}\n\n"))
                : Answer.events(Flux.just("id: n2\ndata: {\"method\":\"notifications/b\"}\n\n"));
    Session opened = opened(true);

    assertThat(next()).isEqualTo("notifications/a");
    assertThat(next()).isEqualTo("notifications/b");
    opened.close().block(LIMIT);

    assertThat(gets().get(1).header("Last-Event-ID")).isEqualTo("n1");
    assertThat(server.calls("/mcp").getLast().method()).isEqualTo("DELETE");
  }

  private String next() throws InterruptedException {
    JsonNode message = notified.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
    return message == null ? "nothing" : message.path("method").asString("");
  }

  /** Some servers have no such stream, and say so in several ways. */
  @ParameterizedTest
  @ValueSource(ints = {405, 404, 200})
  void needsNoSuchStream(int status) {
    onGet = _ -> Answer.of(status);

    assertThat(await(opened(true).call("go", Messages.object())).isError()).isFalse();
  }

  @Test
  void beginsAgainOnceWhereTheServerHasForgottenTheSession() {
    onCall =
        call -> {
          boolean isOld = call.header("Mcp-Session-Id").equals("s1");
          session = "s2";
          String id = Messages.read(call.body()).path("id").toString();
          return isOld
              ? Answer.of(404)
              : Answer.json("{\"id\":" + id + ",\"result\":{\"content\":[]}}");
        };

    assertThat(await(opened(false).call("go", Messages.object())).isError()).isFalse();

    List<Call> begun =
        server.calls("/mcp").stream()
            .filter(call -> call.body().contains("\"initialize\""))
            .toList();
    assertThat(begun).hasSize(2);
    assertThat(begun.getLast().header("Mcp-Session-Id")).isEmpty();
    assertThat(server.calls("/mcp").getLast().header("Mcp-Session-Id")).isEqualTo("s2");
  }

  @Test
  void beginsNotAgainForEver() {
    onCall = _ -> Answer.of(404);

    assertThat(came(opened(false).call("go", Messages.object()))).isEqualTo("404");
    assertThat(server.calls("/mcp").stream().filter(call -> call.body().contains("tools/call")))
        .hasSize(2);
  }

  private List<Call> gets() {
    return server.calls("/mcp").stream().filter(call -> call.method().equals("GET")).toList();
  }

  private Session opened(boolean listens) {
    Session opened =
        Transport.STREAMABLE_HTTP.session(
            client,
            SessionSettings.of(server.at("/mcp"), notified::add)
                .with(Protocol.INITIALIZED)
                .listening(listens),
            SILENCE);
    await(opened.open());
    return opened;
  }

  private static String came(Mono<?> work) {
    return catchThrowableOfType(FlowException.class, () -> work.block(LIMIT)).problem().came();
  }

  private static <T> T await(Mono<T> work) {
    return Optional.ofNullable(work.block(LIMIT)).orElseThrow();
  }
}
