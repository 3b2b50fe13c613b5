package dev.mcpgateway.gateway.lifetime;

import dev.mcpgateway.gateway.resource.GatewayLimits;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What ends streams. */
@Configuration(proxyBeanMethods = false)
final class LifetimeConfiguration {

  @Bean
  OpenStreams openStreams(GatewayLimits limits, Clock clock, MeterRegistry meters) {
    return new OpenStreams(limits, clock, new Deadlines(clock), meters);
  }
}
