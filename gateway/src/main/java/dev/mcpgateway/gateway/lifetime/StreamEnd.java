package dev.mcpgateway.gateway.lifetime;

import dev.mcpgateway.gateway.refusal.Refusal;

/**
 * Why a stream ends.
 *
 * @param code the stable name, which the client reads in the last comment
 * @param unanswered the refusal, where nothing of the stream was answered yet
 */
record StreamEnd(String code, Refusal unanswered) {

  static final StreamEnd TOKEN_EXPIRED =
      new StreamEnd(
          "token_expired", new Refusal.InvalidToken("it expired before the stream began"));

  static final StreamEnd STREAM_IDLE =
      new StreamEnd(
          "stream_idle",
          new Refusal.BackendTimeout("no answer within mcp.gateway.limits.stream-idle"));

  static final StreamEnd GATEWAY_STOPPING =
      new StreamEnd("gateway_stopping", new Refusal.Overloaded("the gateway stops"));

  /** The credential is good no more: the code is that of the refusal that it would meet. */
  static StreamEnd lost(Refusal refusal) {
    return new StreamEnd(refusal.code(), refusal);
  }
}
