package dev.mcpgateway.gateway.token.possession;

import com.nimbusds.jose.util.X509CertUtils;
import dev.mcpgateway.gateway.resource.ForwardedCertificate.Format;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;
import org.springframework.util.StringUtils;

/**
 * Reads a certificate from a header's value.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9440#section-2.2">RFC 9440 2.2</a>
 */
final class CertificateHeader {

  private CertificateHeader() {}

  /** The certificate, if the value is one in this format. */
  static Optional<X509Certificate> read(Format format, String value) {
    try {
      return switch (format) {
        case PEM ->
            Optional.ofNullable(
                X509CertUtils.parse(StringUtils.uriDecode(value, StandardCharsets.US_ASCII)));
        case RFC9440 ->
            bytes(value).flatMap(bytes -> Optional.ofNullable(X509CertUtils.parse(bytes)));
      };
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Optional<byte[]> bytes(String value) {
    boolean delimited = value.length() > 2 && value.startsWith(":") && value.endsWith(":");
    return delimited
        ? Optional.of(Base64.getDecoder().decode(value.substring(1, value.length() - 1)))
        : Optional.empty();
  }
}
