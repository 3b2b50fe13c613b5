package dev.mcpgateway.gateway.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.gateway.testing.Calls;
import dev.mcpgateway.gateway.testing.ProxyFixture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was answered before the gateway stops is recorded when it has stopped. */
final class AuditEndIT {

  @TempDir private static Path directory;

  @Test
  void losesNoRecordAtTheEnd() throws Exception {
    Path own = directory.resolve("own.log");
    ProxyFixture other =
        ProxyFixture.start(
            Map.of(
                "mcp.gateway.audit.destination", "file", "mcp.gateway.audit.file", own.toString()));
    int requests = 200;
    for (int each = 0; each < requests; each++) {
      assertThat(Calls.to(other).ping("/mcp").statusCode()).isEqualTo(200);
    }
    other.close();
    assertThat(Files.readAllLines(own)).hasSize(requests);
  }
}
