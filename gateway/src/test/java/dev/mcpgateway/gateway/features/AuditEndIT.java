package dev.mcpgateway.gateway.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mcpgateway.gateway.caller.AccessToken;
import dev.mcpgateway.gateway.testing.BackendAnswer;
import dev.mcpgateway.gateway.testing.EventSource;
import dev.mcpgateway.gateway.testing.FakeBackend;
import dev.mcpgateway.gateway.testing.FakeIssuer;
import dev.mcpgateway.gateway.testing.GatewayProcess;
import dev.mcpgateway.gateway.testing.Ping;
import dev.mcpgateway.gateway.testing.Tokens;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * A process that is asked to end under load leaves exactly one record of each request that it
 * answered, also of those that its sink had not taken yet.
 */
@EnabledOnOs(OS.LINUX)
final class AuditEndIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int CALLERS = 8;
  private static final int STREAMS = 3;

  /** More than are written at once. */
  private static final int ANSWERS = 1_200;

  private static final Duration PATIENCE = Duration.ofSeconds(FakeBackend.PATIENCE_SECONDS);

  private static final Pattern WAITING =
      Pattern.compile("audit records that wait to be written before the end: \\d{4}");

  @TempDir private static Path directory;

  @AutoClose private final FakeIssuer issuer = FakeIssuer.start();
  @AutoClose private final FakeBackend backend = FakeBackend.start();

  @AutoClose("shutdownNow")
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private final AtomicInteger sent = new AtomicInteger();
  private final Queue<Answered> answered = new ConcurrentLinkedQueue<>();
  private final Queue<Answered> streams = new ConcurrentLinkedQueue<>();

  @Test
  void losesNoRecordAndWritesNoneTwice() throws Exception {
    backend.answerEach(received ->
        received.method().equals("GET")
            ? BackendAnswer.events(new EventSource())
            : BackendAnswer.json(BackendAnswer.PONG));
    Path pipe = directory.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    List<JsonNode> records;
    try (GatewayProcess gateway = start(pipe)) {
      URI uri = URI.create("http://localhost:" + gateway.port() + "/mcp");
      AccessToken token = Tokens.of(issuer, uri.toString()).sign();
      // those that stand when the gateway ends, and those that come and go meanwhile
      for (int i = 0; i < STREAMS; i++) {
        threads.execute(() -> call(streams, Ping.to(uri).bearer(token).method("GET")));
      }
      await().atMost(PATIENCE).until(() -> backend.received().size() == STREAMS);
      for (int i = 0; i < CALLERS; i++) {
        threads.execute(() -> callUntilItEnds(uri, token));
      }
      await().atMost(PATIENCE.multipliedBy(6)).until(() -> answered.size() >= ANSWERS);
      gateway.askToEnd();
      threads.shutdown();
      assertThat(threads.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      // nobody has read until now: all records still wait in the gateway, which waits for them
      await().atMost(PATIENCE).until(() -> gateway.hasLogged(WAITING));
      records = readAll(pipe);
    }

    assertThat(records.stream().map(Answered::in)).containsAll(answered).containsAll(streams);
    // a request may be decided and recorded though its answer was cut off
    assertThat(records.stream().map(each -> text(each, "traceId")))
        .doesNotHaveDuplicates()
        .isSubsetOf(IntStream.rangeClosed(1, sent.get()).mapToObj(AuditEndIT::traceId).toList());
    assertThat(records.stream().filter(each -> text(each, "code").equals("gateway_stopping")))
        .extracting(Answered::in)
        .containsExactlyInAnyOrderElementsOf(streams)
        .hasSize(STREAMS);
  }

  /** By a process of its own, which no open that nobody answers can hold for ever. */
  private static List<JsonNode> readAll(Path pipe) throws Exception {
    Path file = directory.resolve("read");
    Process reader =
        new ProcessBuilder("cat", pipe.toString()).redirectOutput(file.toFile()).start();
    try {
      assertThat(reader.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
          .as("the gateway wrote its last record and closed the pipe")
          .isTrue();
    } finally {
      reader.destroyForcibly();
    }
    return Files.readAllLines(file).stream().map(JSON::readTree).toList();
  }

  private GatewayProcess start(Path file) {
    return GatewayProcess.start(
        Map.of(
            "mcp.gateway.audit.destination",
            "file",
            "mcp.gateway.audit.file",
            file.toString(),
            "mcp.gateway.audit.queue",
            "1000000",
            "mcp.gateway.servers.demo.resource",
            "http://localhost:${server.port}/mcp",
            "mcp.gateway.servers.demo.backend",
            backend.uri("/mcp").toString(),
            "mcp.gateway.servers.demo.issuers[0].issuer",
            issuer.issuer()));
  }

  private void callUntilItEnds(URI uri, AccessToken token) {
    boolean more = true;
    while (more) {
      more = call(answered, Ping.to(uri).bearer(token));
    }
  }

  /** Whether there was an answer. */
  private boolean call(Queue<Answered> all, Ping ping) {
    String traceId = traceId(sent.incrementAndGet());
    try {
      HttpResponse<String> answer =
          ping.with("traceparent", "00-" + traceId + "-00000000000000aa-01").send();
      all.add(new Answered(traceId, answer.headers().firstValue("X-Correlation-Id").orElseThrow()));
      return true;
    } catch (UncheckedIOException _) {
      return false;
    }
  }

  private static String traceId(int number) {
    return "%032x".formatted(number);
  }

  private static String text(JsonNode record, String name) {
    return record.path(name).asString("");
  }

  /**
   * A request that got its answer.
   *
   * @param traceId that it was sent with
   * @param correlationId that its answer named
   */
  private record Answered(String traceId, String correlationId) {
    static Answered in(JsonNode record) {
      return new Answered(text(record, "traceId"), text(record, "correlationId"));
    }
  }
}
