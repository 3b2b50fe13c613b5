package dev.mcpgateway.gateway.refusal;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the writer of refusals, and lets it answer every error. */
@Configuration(proxyBeanMethods = false)
final class RefusalConfiguration {

  @Bean
  RefusalWriter refusalWriter() {
    return new RefusalWriter();
  }

  @Bean
  RefusalHandler refusalHandler(RefusalWriter refusals) {
    return new RefusalHandler(refusals);
  }
}
