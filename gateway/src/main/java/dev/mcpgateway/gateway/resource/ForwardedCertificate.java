package dev.mcpgateway.gateway.resource;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Where a proxy that ends TLS says which certificate its client showed.
 *
 * @param header that it sets
 * @param format of the header
 * @param proxies the networks from which the header is believed, as CIDR; never empty
 */
public record ForwardedCertificate(String header, Format format, List<String> proxies) {

  /** How the certificate is written. */
  public enum Format {
    /** PEM with percent escapes, as nginx has it in {@code $ssl_client_escaped_cert}. */
    PEM,
    /** A byte sequence, as {@code Client-Cert} has it. */
    RFC9440
  }

  public ForwardedCertificate {
    requireNonNull(header);
    requireNonNull(format);
    proxies = List.copyOf(proxies);
    if (proxies.isEmpty()) {
      throw new IllegalArgumentException("a header that nobody may send");
    }
  }
}
