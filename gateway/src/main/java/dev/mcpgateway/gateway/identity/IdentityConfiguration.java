package dev.mcpgateway.gateway.identity;

import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** What tells backends who calls. */
@Configuration(proxyBeanMethods = false)
final class IdentityConfiguration {

  @Bean
  Assertions assertions(SigningKeys keys, Clock clock, SecureRandom random) {
    return new Assertions(keys, clock, random);
  }

  @Bean
  RouterFunction<ServerResponse> assertionKeys(ServerIdentities identities, Assertions assertions) {
    return RouterFunctions.route(
        KeysEndpoint::isFor, new KeysEndpoint(identities, assertions)::serve);
  }
}
