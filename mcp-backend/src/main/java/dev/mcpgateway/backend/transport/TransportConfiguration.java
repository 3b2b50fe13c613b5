package dev.mcpgateway.backend.transport;

import dev.mcpgateway.backend.tool.RunningCalls;
import dev.mcpgateway.backend.tool.ToolSpecifications;
import io.modelcontextprotocol.server.McpAsyncServer;
import io.modelcontextprotocol.server.McpServer;
import java.util.Map;
import java.util.Objects;
import org.springframework.ai.mcp.server.webflux.transport.WebFluxSseServerTransportProvider;
import org.springframework.ai.mcp.server.webflux.transport.WebFluxStreamableServerTransportProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Builds one MCP server for each transport, both with the same tools. */
@Configuration(proxyBeanMethods = false)
final class TransportConfiguration {

  private final CallFilter streamableCalls;
  private final CallFilter sseCalls;

  TransportConfiguration(RunningCalls running) {
    streamableCalls =
        new CallFilter(
            request ->
                Objects.requireNonNullElse(request.headers().firstHeader("Mcp-Session-Id"), ""),
            running);
    sseCalls = new CallFilter(request -> request.queryParam("sessionId").orElse(""), running);
  }

  @Bean
  WebFluxStreamableServerTransportProvider streamableTransport() {
    return WebFluxStreamableServerTransportProvider.builder()
        .messageEndpoint("/mcp")
        .contextExtractor(streamableCalls::contextOf)
        .build();
  }

  @Bean
  @SuppressWarnings("removal") // the transport of 2024-11-05: clients that speak it are still there
  WebFluxSseServerTransportProvider sseTransport() {
    return WebFluxSseServerTransportProvider.builder()
        .sseEndpoint("/sse")
        .messageEndpoint("/messages")
        .contextExtractor(sseCalls::contextOf)
        .build();
  }

  @Bean(destroyMethod = "close")
  McpAsyncServer streamableServer(
      WebFluxStreamableServerTransportProvider transport, ToolSpecifications tools) {
    return build(McpServer.async(transport), tools);
  }

  @Bean(destroyMethod = "close")
  @SuppressWarnings("removal") // as above
  McpAsyncServer sseServer(WebFluxSseServerTransportProvider transport, ToolSpecifications tools) {
    return build(McpServer.async(transport), tools);
  }

  @Bean
  RouterFunction<ServerResponse> streamableRoutes(
      WebFluxStreamableServerTransportProvider transport) {
    return routes(transport.getRouterFunction(), streamableCalls);
  }

  @Bean
  @SuppressWarnings("removal") // as above
  RouterFunction<ServerResponse> sseRoutes(WebFluxSseServerTransportProvider transport) {
    return routes(transport.getRouterFunction(), sseCalls);
  }

  @Bean
  RouterFunction<ServerResponse> healthRoute() {
    return RouterFunctions.route()
        .GET("/health", _ -> ServerResponse.ok().bodyValue(Map.of("status", "UP")))
        .build();
  }

  private static RouterFunction<ServerResponse> routes(RouterFunction<?> sdk, CallFilter calls) {
    return RouterFunctions.route()
        .add(request -> sdk.route(request).map(TransportConfiguration::typed))
        .filter(calls)
        .filter(TransportConfiguration::refuseBrowsers)
        .build();
  }

  // a page in a browser has no business here; DNS rebinding would let it in
  private static Mono<ServerResponse> refuseBrowsers(
      ServerRequest request, HandlerFunction<ServerResponse> next) {
    return request.headers().asHttpHeaders().containsHeader(HttpHeaders.ORIGIN)
        ? ServerResponse.status(HttpStatus.FORBIDDEN).build()
        : next.handle(request);
  }

  private static HandlerFunction<ServerResponse> typed(HandlerFunction<?> handler) {
    return request -> handler.handle(request).cast(ServerResponse.class);
  }

  private static McpAsyncServer build(
      McpServer.AsyncSpecification<?> server, ToolSpecifications tools) {
    return server
        .serverInfo("mcp-backend", "0.1.0")
        // our own check tells what is wrong in words; the SDK's shows a schema validator's
        .validateToolInputs(false)
        .tools(tools.all())
        .build();
  }
}
