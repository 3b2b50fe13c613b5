package dev.mcpgateway.gateway.configuration;

import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What sessions need that outlive a process or are shared by several.
 *
 * @param keys each 32 bytes in Base64, or {@code file:} and a file's path; the first one seals
 */
record SessionProperties(@DefaultValue List<String> keys) {

  SessionProperties {
    keys = List.copyOf(keys);
  }

  /** How many there are: they are secret. */
  @Override
  public String toString() {
    return "SessionProperties[" + keys.size() + " hidden]";
  }
}
