package dev.mcpgateway.gateway.lifetime;

import dev.mcpgateway.gateway.refusal.Refusal;
import dev.mcpgateway.gateway.refusal.RefusedException;
import java.time.Duration;

/**
 * Stable names of the ends of a stream that are nobody's refusal. A credential that is taken back
 * ends a stream with the code of the refusal that it would meet.
 */
final class EndCode {

  static final String TOKEN_EXPIRED = "token_expired";
  static final String STREAM_IDLE = "stream_idle";
  static final String GATEWAY_STOPPING = "gateway_stopping";

  /** A credential that nobody can answer for: the code of that refusal. */
  private static final String ISSUER_UNAVAILABLE = "issuer_unavailable";

  private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

  private EndCode() {}

  /** The refusal of a stream that ends before anything of it was answered. */
  static RefusedException refused(String code) {
    return new RefusedException(
        switch (code) {
          case STREAM_IDLE ->
              new Refusal.BackendTimeout("no answer within mcp.gateway.limits.stream-idle");
          case GATEWAY_STOPPING -> new Refusal.Overloaded("the gateway stops");
          case ISSUER_UNAVAILABLE ->
              new Refusal.IssuerUnavailable(RETRY_AFTER, "it can't say whether the token is good");
          case TOKEN_EXPIRED -> new Refusal.InvalidToken("it expired before the stream began");
          default -> new Refusal.InvalidToken("it was taken back before the stream began");
        });
  }
}
