package dev.mcpgateway.gateway.token.possession;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetUriTest {

  @ParameterizedTest
  @CsvSource({
    "https://mcp.example.com/mcp, https://mcp.example.com/mcp",
    "HTTPS://MCP.Example.COM/mcp, https://mcp.example.com/mcp",
    "https://mcp.example.com:443/mcp, https://mcp.example.com/mcp",
    "http://mcp.example.com:80/mcp, http://mcp.example.com/mcp",
    "http://mcp.example.com:443/mcp, http://mcp.example.com:443/mcp",
    "https://mcp.example.com:8443/mcp, https://mcp.example.com:8443/mcp",
    "https://mcp.example.com/mcp?x=y#z, https://mcp.example.com/mcp",
    "https://mcp.example.com, https://mcp.example.com/",
    "https://mcp.example.com?x, https://mcp.example.com/",
    "https://mcp.example.com/a/./b/../mcp, https://mcp.example.com/a/mcp",
    "https://mcp.example.com/%6dcp, https://mcp.example.com/mcp",
    "https://mcp.example.com/%2D%2e%5f%7E%30%5a, https://mcp.example.com/-._~0Z",
    "https://mcp.example.com/a%c3%a9, https://mcp.example.com/a%C3%A9",
    "https://mcp.example.com/a%2fb, https://mcp.example.com/a%2Fb",
    "https://[::1]:8443/mcp, https://[::1]:8443/mcp"
  })
  void writesEveryUrlInOneWay(String text, String plain) {
    assertThat(TargetUri.plain(text)).hasValue(plain);
  }

  @Test
  void keepsWhatDiffersApart() {
    assertThat(TargetUri.plain("https://x/mcp")).isNotEqualTo(TargetUri.plain("https://x/mcp/"));
    assertThat(TargetUri.plain("https://x/mcp")).isNotEqualTo(TargetUri.plain("https://x/MCP"));
    assertThat(TargetUri.plain("https://x/mcp")).isNotEqualTo(TargetUri.plain("http://x/mcp"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/mcp",
        "mcp.example.com/mcp",
        "//mcp.example.com/mcp",
        "ftp://mcp.example.com/mcp",
        "https://alice@mcp.example.com/mcp",
        "https:///mcp",
        "https:mcp",
        "https://mcp.example.com/a b",
        "https://mcp.example.com/%6"
      })
  void takesNothingElseForATarget(String text) {
    assertThat(TargetUri.plain(text)).isEmpty();
  }
}
