package dev.mcpgateway.gateway.token.credential;

import dev.mcpgateway.gateway.caller.AccessToken;
import dev.mcpgateway.gateway.caller.Credential;
import java.util.Objects;
import org.springframework.security.oauth2.server.resource.BearerTokenError;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;

/** What a request shows as its credential. */
public sealed interface Reading {

  /** Nothing that is meant for us. */
  record Absent() implements Reading {}

  /**
   * One access token.
   *
   * @param token not yet verified
   * @param credential where it stood
   */
  record Shown(AccessToken token, Credential credential) implements Reading {}

  /**
   * A credential in a way that is not allowed.
   *
   * @param error {@code invalid_request}, with what is wrong
   * @see <a href="https://www.rfc-editor.org/rfc/rfc6750#section-3.1">RFC 6750 3.1</a>
   */
  record Malformed(BearerTokenError error) implements Reading {

    Malformed(String detail) {
      this(BearerTokenErrors.invalidRequest(detail));
    }

    /** In which way. */
    public String detail() {
      return Objects.requireNonNull(error.getDescription());
    }
  }
}
