package dev.mcpgateway.client.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ResourceMatchTest {

  @ParameterizedTest
  @CsvSource({
    "https://a.example/mcp, https://a.example/mcp",
    "HTTPS://A.example:443/mcp, https://a.example/mcp",
    "https://a.example, https://a.example/mcp",
    "https://a.example/, https://a.example/mcp",
    "https://a.example/, https://a.example",
    "https://a.example, https://a.example",
    "https://a.example/tenant, https://a.example/tenant/mcp",
    "https://a.example/tenant/, https://a.example/tenant/mcp",
    "https://a.example/mcp?x=1, https://a.example/mcp?x=1",
    "https://a.example/mcp, https://a.example/mcp?x=1"
  })
  void coversTheAddressAndWhatLiesBelow(String resource, URI called) {
    assertThat(ResourceMatch.covers(resource, called)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "https://evil.example/mcp, https://a.example/mcp",
    "http://a.example/mcp, https://a.example/mcp",
    "https://a.example:8443/mcp, https://a.example/mcp",
    "https://a.example/mc, https://a.example/mcp",
    "https://a.example/mcp/, https://a.example/mcp",
    "https://a.example/mcp/x, https://a.example/mcp",
    "https://a.example/MCP, https://a.example/mcp",
    "https://a.example/x/../mcp, https://a.example/mcp",
    "https://a.example/., https://a.example/./mcp",
    "https://a.example/.., https://a.example/../mcp",
    "https://a.example/x%2e, https://a.example/x%2e/mcp",
    "https://a.example/mcp?x=1, https://a.example/mcp",
    "https://a.example/mcp?x=1, https://a.example/mcp?x=2",
    "https://a.example/?x=1, https://a.example/mcp?x=1",
    "https://a.example/mcp#f, https://a.example/mcp",
    "https://u@a.example/mcp, https://a.example/mcp",
    "urn:mcp, https://a.example/mcp",
    "'', https://a.example/mcp"
  })
  void coversNothingElse(String resource, URI called) {
    assertThat(ResourceMatch.covers(resource, called)).isFalse();
  }
}
