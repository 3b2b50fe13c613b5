package dev.mcpgateway.client.login;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * What the user decided about a login.
 *
 * @param server the MCP server
 * @param scope the scopes to ask for in place of those that are found
 * @param patience how long the user may take in the browser; some servers never send a refusal back
 * @param credential where requests carry the token
 * @param grant by which way a grant is wanted
 * @param binding whether the token is to be bound to a key
 * @param fallback what is done about a server without metadata
 */
public record LoginSettings(
    URI server,
    Optional<String> scope,
    Duration patience,
    Credential credential,
    GrantChoice grant,
    Binding binding,
    Fallback fallback) {

  /** A user logs in with a browser. */
  public LoginSettings(
      URI server, Optional<String> scope, Duration patience, Credential credential) {
    this(
        server,
        scope,
        patience,
        credential,
        new GrantChoice.AuthorizationCode(),
        Binding.WHERE_WANTED,
        Fallback.NONE);
  }

  public LoginSettings with(GrantChoice other) {
    return new LoginSettings(server, scope, patience, credential, other, binding, fallback);
  }

  public LoginSettings with(Binding other) {
    return new LoginSettings(server, scope, patience, credential, grant, other, fallback);
  }

  public LoginSettings with(Fallback other) {
    return new LoginSettings(server, scope, patience, credential, grant, binding, other);
  }
}
