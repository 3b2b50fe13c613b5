package dev.mcpgateway.gateway.resource;

import java.util.Map;

/**
 * What callers may, or must, prove besides that they have a token.
 *
 * @param dpop by the server's name; one that is not there looks at no proofs
 * @param certificates whether the certificate of a client can be known
 */
public record SenderConstraints(Map<String, Dpop> dpop, boolean certificates) {

  /** Whoever has a token may use it, and those that demand more are refused. */
  public static final SenderConstraints NONE = new SenderConstraints(Map.of(), false);

  public SenderConstraints {
    dpop = Map.copyOf(dpop);
  }

  /** How a server treats proofs. */
  public Dpop dpop(ProtectedServer server) {
    return dpop.getOrDefault(server.name(), Dpop.OFF);
  }
}
