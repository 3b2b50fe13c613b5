package dev.mcpgateway.gateway.exchange;

/** By whose doing an answer did not come to its end. */
public enum BrokenAnswer {
  /** The client closed its connection. */
  CLIENT_LEFT,
  /** The backend, or the way to it, broke off. */
  BROKEN
}
