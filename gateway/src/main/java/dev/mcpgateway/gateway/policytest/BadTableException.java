package dev.mcpgateway.gateway.policytest;

/** A table of cases cannot be used; the message says why. */
final class BadTableException extends Exception {

  private static final long serialVersionUID = 1L;

  BadTableException(String message) {
    super(message);
  }
}
