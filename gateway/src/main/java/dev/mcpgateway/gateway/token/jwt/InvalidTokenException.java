package dev.mcpgateway.gateway.token.jwt;

/** A token that is not acceptable; its message says why and holds nothing of a credential. */
public final class InvalidTokenException extends Exception {

  private static final long serialVersionUID = 1L;

  public InvalidTokenException(String detail) {
    // an expected outcome, not a defect: no stack trace, nothing to suppress
    super(detail, null, false, false);
  }

  /** Which check failed. */
  public String detail() {
    return String.valueOf(getMessage());
  }
}
