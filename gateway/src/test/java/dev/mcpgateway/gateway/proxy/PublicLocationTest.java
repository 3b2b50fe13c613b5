package dev.mcpgateway.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.gateway.resource.ProtectedServer;
import dev.mcpgateway.gateway.testing.Servers;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PublicLocationTest {

  /** Its backend is at {@code http://localhost:3002/mcp}. */
  private static final ProtectedServer SERVER =
      Servers.server(
          "demo",
          "https://public.example/tools",
          Servers.trusting("https://issuer.example", "https://public.example/tools"));

  private static final URI TARGET = URI.create("http://localhost:3002/mcp/a");

  @ParameterizedTest
  @CsvSource({
    "http://localhost:3002/mcp/, /tools/",
    "http://LOCALHOST:3002/mcp, /tools",
    "/mcp/?a=b%2F, /tools/?a=b%2F",
    "b, /tools/b",
    "b#fragment, /tools/b",
    "/mcp/x/../y, /tools/y"
  })
  void translatesWhatLiesBelowTheBackend(String location, String expected) {
    assertThat(PublicLocation.translate(SERVER, TARGET, location)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:3003/mcp",
        "https://localhost:3002/mcp",
        "http://other:3002/mcp",
        "/",
        "/mcpx",
        "/mcp/../admin",
        "/admin",
        "//other/mcp",
        "mailto:a@b",
        "http://[",
        "a b",
        "http:mcp"
      })
  void translatesNothingElse(String location) {
    assertThat(PublicLocation.translate(SERVER, TARGET, location)).isEmpty();
  }
}
