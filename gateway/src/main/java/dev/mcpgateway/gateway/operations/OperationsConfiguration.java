package dev.mcpgateway.gateway.operations;

import dev.mcpgateway.gateway.audit.Audit;
import dev.mcpgateway.gateway.refusal.UnreadableRequests;
import dev.mcpgateway.gateway.resource.GatewayLimits;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sets up the public HTTP server; the management server keeps its defaults. */
@Configuration(proxyBeanMethods = false)
final class OperationsConfiguration {

  @Bean
  RequestMeter requestMeter(MeterRegistry registry) {
    return new RequestMeter(registry);
  }

  @Bean
  WebServerFactoryCustomizer<NettyReactiveWebServerFactory> serverLimits(
      GatewayLimits limits, Audit audit, RequestMeter meter) {
    var unreadable =
        new UnreadableRequests((correlationId, code, status) -> {
          audit.recordUnreadable(correlationId, code, status);
          meter.countUnreadable(code);
        });
    var customizer = new ServerLimits(limits, unreadable);
    return factory -> factory.addServerCustomizers(customizer);
  }
}
