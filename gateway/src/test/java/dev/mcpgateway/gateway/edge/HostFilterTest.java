package dev.mcpgateway.gateway.edge;

import static dev.mcpgateway.gateway.edge.Exchanges.code;
import static dev.mcpgateway.gateway.edge.Exchanges.passes;
import static dev.mcpgateway.gateway.edge.Exchanges.request;
import static dev.mcpgateway.gateway.testing.Servers.server;
import static dev.mcpgateway.gateway.testing.Servers.trusting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.gateway.refusal.RefusalWriter;
import dev.mcpgateway.gateway.resource.ProtectedServer;
import dev.mcpgateway.gateway.resource.SenderConstraints;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

class HostFilterTest {

  private final HostFilter filter =
      new HostFilter(
          Exchanges::target,
          AcceptedHosts.of(
              List.of(at("https://mcp.example.com/mcp"), at("http://localhost:3001/mcp")),
              List.of("Internal", "gateway:8080", "[::1]")),
          new RefusalWriter(SenderConstraints.NONE));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mcp.example.com",
        "MCP.example.COM",
        "mcp.example.com:443",
        "localhost:3001",
        "internal",
        "internal:1234",
        "gateway:8080",
        "[::1]",
        "[::1]:3001"
      })
  void acceptsTheHostsOfTheResourcesAndFurtherOnes(String host) {
    assertThat(passes(filter, request("GET", "http://" + host + "/mcp"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example.com",
        "mcp.example.com:80",
        "mcp.example.com.",
        "mcp.example.com:8443",
        "xmcp.example.com",
        "localhost",
        "localhost:443",
        "127.0.0.1:3001",
        "gateway",
        "gateway:80",
        "[::2]"
      })
  void refusesAnyOther(String host) {
    assertThat(code(filter, request("GET", "http://" + host + "/mcp"))).isEqualTo("foreign_host");
  }

  @Test
  void refusesARequestWithoutAHost() {
    MockServerWebExchange exchange =
        MockServerWebExchange.from(MockServerHttpRequest.get("http://localhost:3001/mcp").build());
    assertThat(code(filter, exchange)).isEqualTo("foreign_host");
  }

  @Test
  void refusesTwoHosts() {
    assertThat(
            code(
                filter,
                request(
                    "GET",
                    "http://localhost:3001/mcp",
                    "Host",
                    "localhost:3001",
                    "Host",
                    "localhost:3001")))
        .isEqualTo("foreign_host");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://evil/mcp", "https://user@localhost:3001/mcp"})
  void refusesATargetThatNamesAnotherHost(String target) {
    assertThat(code(filter, request("GET", target, "Host", "localhost:3001")))
        .isEqualTo("foreign_host");
  }

  private static ProtectedServer at(String resource) {
    return server(
        URI.create(resource).getHost(), resource, trusting("https://login.example.com", resource));
  }
}
