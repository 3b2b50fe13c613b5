package dev.mcpgateway.gateway.token.possession;

import com.nimbusds.jose.util.X509CertUtils;
import dev.mcpgateway.gateway.resource.ForwardedCertificate.Format;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.springframework.util.StringUtils;

/**
 * Reads a certificate from a header's value, which must be one certificate and nothing else: a
 * proxy that puts its own behind one that was there already has shown the client's invention first.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9440#section-2.2">RFC 9440 2.2</a>
 */
final class CertificateHeader {

  private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
  private static final String END = "-----END CERTIFICATE-----";

  private CertificateHeader() {}

  /** The certificate, if the value is one in this format. */
  static Optional<X509Certificate> read(Format format, String value) {
    try {
      return switch (format) {
        case PEM -> pem(StringUtils.uriDecode(value, StandardCharsets.US_ASCII).strip());
        case RFC9440 -> bytes(value).flatMap(CertificateHeader::der);
      };
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Optional<X509Certificate> pem(String text) {
    boolean one =
        text.startsWith(BEGIN)
            && text.lastIndexOf(BEGIN) == 0
            && text.indexOf(END) == text.length() - END.length();
    return one ? Optional.ofNullable(X509CertUtils.parse(text)) : Optional.empty();
  }

  private static Optional<X509Certificate> der(byte[] bytes) {
    return Optional.ofNullable(X509CertUtils.parse(bytes))
        .filter(certificate -> isAllOf(bytes, certificate));
  }

  /** The parser leaves what follows a certificate unread. */
  private static boolean isAllOf(byte[] bytes, X509Certificate certificate) {
    try {
      return Arrays.equals(bytes, certificate.getEncoded());
    } catch (CertificateEncodingException _) {
      return false;
    }
  }

  private static Optional<byte[]> bytes(String value) {
    boolean delimited = value.length() > 2 && value.startsWith(":") && value.endsWith(":");
    return delimited
        ? Optional.of(Base64.getDecoder().decode(value.substring(1, value.length() - 1)))
        : Optional.empty();
  }
}
