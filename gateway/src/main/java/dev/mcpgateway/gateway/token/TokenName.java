package dev.mcpgateway.gateway.token;

import dev.mcpgateway.gateway.caller.AccessToken;
import dev.mcpgateway.gateway.resource.ProtectedServer;
import java.nio.ByteBuffer;

/**
 * Names a token at a server, without being it: the SHA-256, as four numbers because they compare
 * faster than an array. What holds at one server says nothing of another.
 */
record TokenName(String server, long first, long second, long third, long fourth) {

  static TokenName of(ProtectedServer server, AccessToken token) {
    ByteBuffer hash = ByteBuffer.wrap(token.sha256());
    return new TokenName(
        server.name(), hash.getLong(), hash.getLong(), hash.getLong(), hash.getLong());
  }
}
