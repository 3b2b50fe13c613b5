package dev.mcpgateway.gateway.token;

import dev.mcpgateway.gateway.caller.AccessToken;
import dev.mcpgateway.gateway.caller.TokenHash;
import dev.mcpgateway.gateway.resource.ProtectedServer;

/**
 * Names a token at a server, without being it: what holds at one server says nothing of another.
 *
 * @param server the server's name
 * @param hash of the token
 */
record TokenName(String server, TokenHash hash) {

  static TokenName of(ProtectedServer server, AccessToken token) {
    return new TokenName(server.name(), token.hash());
  }
}
