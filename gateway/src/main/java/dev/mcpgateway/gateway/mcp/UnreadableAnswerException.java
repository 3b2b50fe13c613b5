package dev.mcpgateway.gateway.mcp;

/** An answer of a server cannot be read so that everybody would read the same. */
public final class UnreadableAnswerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String detail;

  UnreadableAnswerException(String detail) {
    // an expected outcome, not a defect: no stack trace
    super(detail, null, false, false);
    this.detail = detail;
  }

  /** What is wrong, without any of the answer's own text. */
  public String detail() {
    return detail;
  }
}
