package dev.mcpgateway.gateway.configuration;

import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the gateway signs assertions with.
 *
 * @param keyFiles each with a private key as a JWK or PEM; the first one signs, all are published
 */
record AssertionProperties(@DefaultValue List<String> keyFiles) {

  AssertionProperties {
    keyFiles = List.copyOf(keyFiles);
  }
}
