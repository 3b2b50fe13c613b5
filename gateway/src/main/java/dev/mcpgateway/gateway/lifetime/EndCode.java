package dev.mcpgateway.gateway.lifetime;

/**
 * Stable names of the ends of a stream that are nobody's refusal. A credential that is taken back
 * ends a stream with the code of the refusal that it would meet.
 */
final class EndCode {

  static final String TOKEN_EXPIRED = "token_expired";
  static final String STREAM_IDLE = "stream_idle";
  static final String GATEWAY_STOPPING = "gateway_stopping";

  private EndCode() {}
}
