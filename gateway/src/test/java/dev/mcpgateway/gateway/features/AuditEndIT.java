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
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A process that is asked to end under load leaves one record of each request that it answered. */
final class AuditEndIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int CALLERS = 8;
  private static final int STREAMS = 3;
  private static final int ANSWERS = 500;

  @TempDir private static Path directory;

  @AutoClose private final FakeIssuer issuer = FakeIssuer.start();
  @AutoClose private final FakeBackend backend = FakeBackend.start();

  @AutoClose("shutdownNow")
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private final Queue<String> answered = new ConcurrentLinkedQueue<>();
  private final Queue<String> streams = new ConcurrentLinkedQueue<>();

  @Test
  void losesNoRecordAndWritesNoneTwice() throws Exception {
    backend.answerEach(received ->
        received.method().equals("GET")
            ? BackendAnswer.events(new EventSource())
            : BackendAnswer.json(BackendAnswer.PONG));
    Path file = directory.resolve("audit.log");
    try (GatewayProcess gateway = start(file)) {
      URI uri = URI.create("http://localhost:" + gateway.port() + "/mcp");
      AccessToken token = Tokens.of(issuer, uri.toString()).sign();
      // those that stand when the gateway ends, and those that come and go meanwhile
      for (int i = 0; i < STREAMS; i++) {
        threads.execute(() -> call(streams, Ping.to(uri).bearer(token).method("GET")));
      }
      await().until(() -> backend.received().size() == STREAMS);
      for (int i = 0; i < CALLERS; i++) {
        threads.execute(() -> callUntilItEnds(uri, token));
      }
      await().until(() -> answered.size() >= ANSWERS);
    }
    threads.shutdown();
    assertThat(threads.awaitTermination(FakeBackend.PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();

    List<JsonNode> records = Files.readAllLines(file).stream().map(JSON::readTree).toList();
    assertThat(ids(records, _ -> true)).doesNotHaveDuplicates().containsAll(answered);
    assertThat(ids(records, each -> text(each, "code").equals("gateway_stopping")))
        .containsExactlyInAnyOrderElementsOf(streams)
        .hasSize(STREAMS);
    // whose connection was gone before the answer could leave
    assertThat(ids(records, each -> text(each, "end").equals("complete")))
        .hasSize(answered.size() + STREAMS);
  }

  private GatewayProcess start(Path file) {
    return GatewayProcess.start(
        Map.of(
            "mcp.gateway.audit.destination",
            "file",
            "mcp.gateway.audit.file",
            file.toString(),
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
  private static boolean call(Queue<String> ids, Ping ping) {
    try {
      HttpResponse<String> answer = ping.send();
      ids.add(answer.headers().firstValue("X-Correlation-Id").orElseThrow());
      return true;
    } catch (UncheckedIOException _) {
      return false;
    }
  }

  private static List<String> ids(List<JsonNode> records, Predicate<JsonNode> which) {
    return records.stream().filter(which).map(each -> text(each, "correlationId")).toList();
  }

  private static String text(JsonNode record, String name) {
    return record.path(name).asString("");
  }
}
