package dev.mcpgateway.client.doctor;

import java.net.URI;

/**
 * What is examined, and what is known of it beforehand.
 *
 * @param server the MCP server
 * @param hasClientId whether there is a client id already, so that none must be got by registration
 */
public record Subject(URI server, boolean hasClientId) {

  /** A server of which nothing is known. */
  public static Subject of(URI server) {
    return new Subject(server, false);
  }
}
