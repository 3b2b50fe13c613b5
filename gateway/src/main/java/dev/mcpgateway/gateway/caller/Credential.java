package dev.mcpgateway.gateway.caller;

/** Where a request carries its access token. */
public enum Credential {
  /** In the {@code Authorization} header: no browser adds it by itself. */
  BEARER,
  /** There too, with a proof that the caller holds the key which the token is bound to. */
  DPOP,
  /**
   * In the configured cookie: browsers add it by themselves, so the request's origin must be shown.
   */
  COOKIE
}
