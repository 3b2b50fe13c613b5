package dev.mcpgateway.gateway.identity;

import java.util.Map;

/**
 * Headers for the backend that the gateway alone may set; secrets may be among them.
 *
 * @param values by name
 */
public record IdentityHeaders(Map<String, String> values) {

  public IdentityHeaders {
    values = Map.copyOf(values);
  }

  @Override
  public String toString() {
    return "IdentityHeaders" + values.keySet();
  }
}
