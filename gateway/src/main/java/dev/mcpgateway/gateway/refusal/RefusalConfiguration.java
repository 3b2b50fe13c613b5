package dev.mcpgateway.gateway.refusal;

import dev.mcpgateway.gateway.resource.SenderConstraints;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the writer of refusals, and lets it answer every error. */
@Configuration(proxyBeanMethods = false)
final class RefusalConfiguration {

  @Bean
  RefusalWriter refusalWriter(SenderConstraints constraints) {
    return new RefusalWriter(constraints);
  }

  @Bean
  RefusalHandler refusalHandler(RefusalWriter refusals) {
    return new RefusalHandler(refusals);
  }
}
