package dev.mcpgateway.gateway.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mcpgateway.gateway.testing.Calls;
import dev.mcpgateway.gateway.testing.LogCapture;
import dev.mcpgateway.gateway.testing.Meters;
import dev.mcpgateway.gateway.testing.ProxyFixture;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Requests go on where their records cannot: what is dropped is counted and said. */
@EnabledOnOs(OS.LINUX)
final class AuditSinkIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LOG = "dev.mcpgateway.gateway.audit.AuditLog";
  private static final int REQUESTS = 20;
  private static final int QUEUE = 5;

  @TempDir private static Path directory;

  @Test
  void goesOnWhereTheDiskIsFull() {
    try (ProxyFixture gateway = start(Path.of("/dev/full"));
        LogCapture log = LogCapture.of(LOG)) {
      callOften(gateway);
      await().until(() -> dropped(gateway) == REQUESTS);
      assertThat(log.lines()).singleElement().asString().contains("ERROR", "cannot be written");
    }
  }

  @Test
  void goesOnWhereNobodyReads() throws Exception {
    Path pipe = directory.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    try (ProxyFixture gateway = start(pipe);
        LogCapture log = LogCapture.of(LOG)) {
      callOften(gateway);
      assertThat(dropped(gateway)).isBetween(1.0, (double) REQUESTS - QUEUE);
      assertThat(log.lines()).singleElement().asString().contains("ERROR", "are dropped");
      assertThat(recordsAndGaps(pipe)).isEqualTo(REQUESTS);
    }
  }

  /** How many records come, and how many are said to be missing. */
  private static int recordsAndGaps(Path pipe) throws IOException {
    int count = 0;
    try (BufferedReader reader = Files.newBufferedReader(pipe)) {
      while (count < REQUESTS) {
        JsonNode record = JSON.readTree(reader.readLine());
        count += record.path("dropped").asInt(1);
      }
    }
    return count;
  }

  private static ProxyFixture start(Path file) {
    return ProxyFixture.start(
        Map.of(
            "mcp.gateway.audit.destination",
            "file",
            "mcp.gateway.audit.file",
            file.toString(),
            "mcp.gateway.audit.queue",
            Integer.toString(QUEUE)));
  }

  private static void callOften(ProxyFixture gateway) {
    Calls calls = Calls.to(gateway);
    for (int i = 0; i < REQUESTS; i++) {
      assertThat(calls.ping("/mcp").statusCode()).isEqualTo(200);
    }
    assertThat(gateway.backend().received()).hasSize(REQUESTS);
  }

  private static double dropped(ProxyFixture gateway) {
    return Meters.sum(gateway.managementPort(), "mcp_gateway_audit_dropped_total");
  }
}
