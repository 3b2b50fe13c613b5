package dev.mcpgateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mcpgateway.acceptance.machine.Ports;
import dev.mcpgateway.acceptance.party.Gateway;
import dev.mcpgateway.acceptance.party.LocalIssuer;
import dev.mcpgateway.acceptance.party.McpRequest;
import dev.mcpgateway.acceptance.party.RecordingBackend;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A gateway that is asked to end takes no more requests, and finishes those it has. */
final class ShutdownIT {

  /** What a process reports that ended because of SIGTERM: 128 and the signal's number. */
  private static final int TERMINATED = 143;

  @AutoClose private LocalIssuer issuer;
  @AutoClose private RecordingBackend backend;
  @AutoClose private Gateway gateway;

  @AutoClose("shutdownNow")
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @BeforeEach
  void start() throws IOException {
    issuer = LocalIssuer.start();
    backend = RecordingBackend.start();
    gateway =
        Gateway.with()
            .server("demo", "/mcp", backend.uri("/mcp"), issuer.issuer())
            .option("servers.demo.issuers[0].jwks-uri", issuer.keys())
            .start("shutdown-gateway");
  }

  @Test
  void finishesTheRequestInFlight() throws Exception {
    var release = new CountDownLatch(1);
    backend.answersAfter(release);
    Future<HttpResponse<String>> answer = threads.submit(this::ping);
    await().until(() -> backend.received().size() == 1);

    gateway.process().terminate();
    await("closed to others")
        .atMost(Duration.ofSeconds(10))
        .until(() -> !Ports.taken(gateway.port()));
    assertThat(answer).isNotDone();
    release.countDown();

    assertThat(answer.get().statusCode()).isEqualTo(200);
    assertThat(gateway.process().awaitExit(Duration.ofSeconds(20))).isIn(0, TERMINATED);
    assertThat(gateway.process().log()).doesNotContain(" ERROR ");
  }

  private HttpResponse<String> ping() throws IOException, InterruptedException {
    return McpRequest.ping(gateway.uri("/mcp")).bearer(issuer.token(gateway.uri("/mcp"))).send();
  }
}
