package dev.mcpgateway.gateway.edge;

import static dev.mcpgateway.gateway.edge.Exchanges.code;
import static dev.mcpgateway.gateway.edge.Exchanges.passes;
import static dev.mcpgateway.gateway.edge.Exchanges.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.gateway.refusal.RefusalWriter;
import dev.mcpgateway.gateway.resource.SenderConstraints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathFilterTest {

  private final PathFilter filter =
      new PathFilter(Exchanges::target, new RefusalWriter(SenderConstraints.NONE));

  @Test
  void letsThePlainFormPass() {
    assertThat(passes(filter, request("GET", "http://localhost/mcp?x=%2e%2e//;"))).isTrue();
  }

  @Test
  void refusesATargetThatIsNoPath() {
    PathFilter asterisk =
        new PathFilter(_ -> new RequestTarget("*"), new RefusalWriter(SenderConstraints.NONE));
    assertThat(code(asterisk, request("OPTIONS", "http://localhost/*")))
        .isEqualTo("ambiguous_path");
  }

  @ParameterizedTest
  @ValueSource(strings = {"//mcp", "/mcp/../x", "/%2e%2e/mcp", "/mcp;x", "/mcp%2fx", "/mcp#x"})
  void refusesEverythingElse(String path) {
    assertThat(code(filter, request("GET", "http://localhost" + path))).isEqualTo("ambiguous_path");
  }
}
