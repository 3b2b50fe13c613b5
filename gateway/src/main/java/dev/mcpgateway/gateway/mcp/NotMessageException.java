package dev.mcpgateway.gateway.mcp;

/** Leaves the reading of a body that is no message; never leaves this package. */
final class NotMessageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String detail;

  NotMessageException(String detail) {
    // an expected outcome, not a defect: no stack trace
    super(detail, null, false, false);
    this.detail = detail;
  }

  String detail() {
    return detail;
  }
}
