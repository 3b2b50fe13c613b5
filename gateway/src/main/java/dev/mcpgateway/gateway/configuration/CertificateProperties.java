package dev.mcpgateway.gateway.configuration;

import dev.mcpgateway.gateway.resource.ForwardedCertificate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where a proxy that ends TLS says which certificate its client showed.
 *
 * @param header that it sets
 * @param format of the header
 * @param trustedProxies networks from which it is believed
 */
record CertificateProperties(
    @Nullable String header,
    @DefaultValue("rfc9440") ForwardedCertificate.Format format,
    @DefaultValue List<String> trustedProxies) {

  CertificateProperties {
    trustedProxies = List.copyOf(trustedProxies);
  }
}
