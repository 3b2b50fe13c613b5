package dev.mcpgateway.gateway.metadata;

import dev.mcpgateway.gateway.edge.ServerLookup;
import dev.mcpgateway.gateway.resource.SenderConstraints;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Puts the metadata under its addresses. */
@Configuration(proxyBeanMethods = false)
final class MetadataConfiguration {

  @Bean
  RouterFunction<ServerResponse> metadata(ServerLookup servers, SenderConstraints constraints) {
    return RouterFunctions.route(
        MetadataEndpoint::isFor, new MetadataEndpoint(servers, constraints)::serve);
  }
}
