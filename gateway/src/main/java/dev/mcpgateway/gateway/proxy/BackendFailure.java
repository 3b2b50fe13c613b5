package dev.mcpgateway.gateway.proxy;

import dev.mcpgateway.gateway.refusal.Refusal;
import dev.mcpgateway.gateway.refusal.RefusedException;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.DecoderException;
import java.io.IOException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import reactor.netty.channel.AbortedException;

/** Names what went wrong with a backend before its answer began. */
final class BackendFailure {

  private BackendFailure() {}

  /** The refusal for it, or the failure itself where it is not the backend's. */
  static Throwable refused(Throwable failure) {
    return switch (failure) {
      case RefusedException refused -> refused;
      case ConnectTimeoutException _ ->
          of(new Refusal.BackendTimeout("no connection within mcp.gateway.limits.backend-connect"));
      // the connection pool's two ways to say that it has none left
      case TimeoutException _, RejectedExecutionException _ ->
          of(new Refusal.Overloaded("mcp.gateway.limits.connections to one backend are in use"));
      case IOException _, AbortedException _ ->
          of(new Refusal.BackendUnavailable(failure.toString()));
      // what Netty's decoder makes of an answer that is none
      case DecoderException _, IllegalArgumentException _ ->
          of(new Refusal.BackendUnavailable("no HTTP that we understand"));
      default -> failure;
    };
  }

  /** The failure of an answer that took too long. */
  static RefusedException late() {
    return of(new Refusal.BackendTimeout("no answer within mcp.gateway.limits.backend-response"));
  }

  private static RefusedException of(Refusal refusal) {
    return new RefusedException(refusal);
  }
}
