package dev.mcpgateway.client.login;

import dev.mcpgateway.client.metadata.GrantType;

/** By which way a grant is wanted. */
public sealed interface GrantChoice {

  /** The grant that the MCP server's authorization server has to know. */
  GrantType type();

  /** A user logs in with a browser on this machine. */
  record AuthorizationCode() implements GrantChoice {

    @Override
    public GrantType type() {
      return GrantType.AUTHORIZATION_CODE;
    }
  }
}
