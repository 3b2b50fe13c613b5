package dev.mcpgateway.gateway.seal;

/** What a value is sealed for; one sealed for another purpose does not open. */
public enum Purpose {
  /** The endpoint of a backend that speaks HTTP+SSE. */
  SSE_ENDPOINT,
  /** A nonce that a proof of possession must contain. */
  DPOP_NONCE,
  /** The id of a session, as the backend names it. */
  SESSION_ID
}
