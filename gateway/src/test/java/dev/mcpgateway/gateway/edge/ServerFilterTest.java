package dev.mcpgateway.gateway.edge;

import static dev.mcpgateway.gateway.edge.Exchanges.code;
import static dev.mcpgateway.gateway.edge.Exchanges.passes;
import static dev.mcpgateway.gateway.edge.Exchanges.request;
import static dev.mcpgateway.gateway.testing.Servers.server;
import static dev.mcpgateway.gateway.testing.Servers.trusting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.gateway.exchange.ExchangeKey;
import dev.mcpgateway.gateway.refusal.RefusalWriter;
import dev.mcpgateway.gateway.resource.ProtectedServer;
import dev.mcpgateway.gateway.resource.ProtectedServers;
import dev.mcpgateway.gateway.resource.SenderConstraints;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

class ServerFilterTest {

  private final ServerFilter filter =
      filter(
          at("one", "https://one.example.com/mcp"),
          at("one-deep", "https://one.example.com/mcp/deep"),
          at("two", "https://two.example.com/mcp"),
          at("three", "https://two.example.com/sse"));

  @ParameterizedTest
  @CsvSource({
    "https://one.example.com/mcp, one",
    "https://ONE.example.com:443/mcp?x=y, one",
    "https://one.example.com/mcp/x, one",
    "https://one.example.com/mcp/deep, one-deep",
    "https://one.example.com/mcp/deeper, one",
    "https://two.example.com/mcp, two",
    "https://two.example.com/sse/messages, three",
    "http://internal/sse, three",
    "http://internal/mcp/deep, one-deep"
  })
  void findsTheServerByHostAndLongestPath(String uri, String name) {
    MockServerWebExchange exchange = request("GET", uri);
    assertThat(passes(filter, exchange)).isTrue();
    assertThat(ExchangeKey.SERVER.get(exchange).name()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://one.example.com/",
        "https://one.example.com/sse",
        "https://one.example.com/mcpx",
        "https://one.example.com/.well-known/openid-configuration",
        "https://one.example.com/.well-known/oauth-protected-resourcex",
        "https://evil.example.com/mcp"
      })
  void findsNothingElse(String uri) {
    assertThat(code(filter, request("GET", uri))).isEqualTo("not_found");
  }

  @Test
  void findsNoneWhereTwoHaveThePathAndTheHostSaysNothing() {
    assertThat(code(filter, request("GET", "http://internal/mcp"))).isEqualTo("not_found");
  }

  @Test
  void findsNoneWithoutAHost() {
    ServerLookup lookup = lookup(at("one", "https://one.example.com/mcp"));
    MockServerWebExchange exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/mcp"));
    assertThat(lookup.find(exchange.getRequest(), _ -> true)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://one.example.com/.well-known/oauth-protected-resource",
        "https://one.example.com/.well-known/oauth-protected-resource/mcp"
      })
  void letsMetadataPassWithoutAServer(String uri) {
    MockServerWebExchange exchange = request("GET", uri);
    assertThat(passes(filter, exchange)).isTrue();
    assertThat(ExchangeKey.SERVER.find(exchange)).isEmpty();
  }

  @Test
  void keepsWellKnownAddressesApartFromAServerAtTheRoot() {
    ServerFilter root = filter(at("root", "https://one.example.com"));
    assertThat(passes(root, request("GET", "https://one.example.com/x"))).isTrue();
    assertThat(code(root, request("GET", "https://one.example.com/.well-known/x")))
        .isEqualTo("not_found");
  }

  private static ServerFilter filter(ProtectedServer... servers) {
    return new ServerFilter(lookup(servers), new RefusalWriter(SenderConstraints.NONE));
  }

  private static ServerLookup lookup(ProtectedServer... servers) {
    List<ProtectedServer> all = List.of(servers);
    return new ServerLookup(new ProtectedServers(all), AcceptedHosts.of(all, List.of("internal")));
  }

  private static ProtectedServer at(String name, String resource) {
    return server(name, resource, trusting("https://login.example.com", resource));
  }
}
