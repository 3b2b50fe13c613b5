package dev.mcpgateway.gateway.resource;

import java.time.Duration;

/**
 * What one request may take of the gateway and of a backend.
 *
 * @param bodyBytes the largest request body
 * @param headerBytes the largest request line, and the largest header section
 * @param requestArrival how long a request's head may take to arrive, and then its body
 * @param connections client connections at a time; each uses at most one to a backend
 * @param backendConnect how long a connection to a backend may take
 * @param backendResponse how long a backend may take until its answer's headers are there; not for
 *     GET, whose answer may be a stream that is silent
 * @param streamIdle how long nothing may come through a stream until it is ended
 */
public record GatewayLimits(
    long bodyBytes,
    int headerBytes,
    Duration requestArrival,
    int connections,
    Duration backendConnect,
    Duration backendResponse,
    Duration streamIdle) {

  /** The longest array that every Java platform can make. */
  private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

  /** How many bytes of a body, an answer or an event are held at most. */
  public int heldBytes() {
    return (int) Math.min(bodyBytes, LONGEST_ARRAY);
  }
}
