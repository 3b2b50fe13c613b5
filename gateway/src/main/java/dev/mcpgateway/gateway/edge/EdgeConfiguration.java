package dev.mcpgateway.gateway.edge;

import dev.mcpgateway.gateway.resource.ProtectedServers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Makes what finds servers. The filters are no beans: as such they would run a second time, and in
 * the management server too.
 */
@Configuration(proxyBeanMethods = false)
final class EdgeConfiguration {

  @Bean
  ServerLookup serverLookup(ProtectedServers servers, AcceptedHosts hosts) {
    return new ServerLookup(servers, hosts);
  }
}
