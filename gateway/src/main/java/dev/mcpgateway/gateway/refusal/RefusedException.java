package dev.mcpgateway.gateway.refusal;

/** Carries a refusal through Reactor to the one place that answers. */
public final class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  public RefusedException(Refusal refusal) {
    // an expected outcome, not a defect: no stack trace, nothing to suppress
    super(refusal.code(), null, false, false);
    this.refusal = refusal;
  }

  public Refusal refusal() {
    return refusal;
  }
}
