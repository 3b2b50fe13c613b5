package dev.mcpgateway.gateway.identity;

/**
 * What the gateway shows a backend of its own.
 *
 * @param header its name
 * @param value the whole value; secret, never in {@link #toString()}
 */
public record BackendCredential(String header, String value) {
  @Override
  public String toString() {
    return "BackendCredential[" + header + ", hidden]";
  }
}
