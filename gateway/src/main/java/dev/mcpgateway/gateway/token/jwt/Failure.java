package dev.mcpgateway.gateway.token.jwt;

import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;

/** A broken rule, in Spring Security's terms. */
final class Failure {

  private Failure() {}

  static OAuth2TokenValidatorResult because(String detail) {
    return OAuth2TokenValidatorResult.failure(BearerTokenErrors.invalidToken(Printable.of(detail)));
  }
}
