package dev.mcpgateway.gateway.sse;

/** A stream holds an event that must not reach the client: the stream ends. */
public final class RefusedEventException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RefusedEventException(String detail) {
    // an expected outcome, not a defect: no stack trace
    super(detail, null, false, false);
  }
}
