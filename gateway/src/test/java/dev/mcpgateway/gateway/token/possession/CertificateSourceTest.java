package dev.mcpgateway.gateway.token.possession;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.X509CertUtils;
import dev.mcpgateway.gateway.resource.ForwardedCertificate;
import dev.mcpgateway.gateway.resource.ForwardedCertificate.Format;
import dev.mcpgateway.gateway.resource.ForwardedCertificates;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.SslInfo;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class CertificateSourceTest {

  private static final String PEM =
      """
      -----BEGIN CERTIFICATE-----
      MIIBOjCB4qADAgECAgkA1POK4AWy+7QwCgYIKoZIzj0EAwMwETEPMA0GA1UEAxMG
      Y2xpZW50MCAXDTI2MTEyNTExMjkzMloYDzIxMjYxMTAxMTEyOTMyWjARMQ8wDQYD
      VQQDEwZjbGllbnQwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAATLnNhtuKFpt4T4
      ZkgEOf+LBPdLlnB26O/GC+Dj1wub3K3Rs0qZUGoyK922SmRxskObykZxbTZFRPmt
      w+kqFBQUoyEwHzAdBgNVHQ4EFgQUXY3lqL3NnIeI3P3Lr/zFLxjQ4twwCgYIKoZI
      zj0EAwMDRwAwRAIgWuEzXaEYzJQXSFce5QRzuQmraGCWtpfCX5HaTUJOUC0CIC7A
      VtIeyuXw5sU/oJtgdIYymsZTsz79edUFdWcNM77O
      -----END CERTIFICATE-----
      """;

  /** By another tool. */
  private static final String THUMBPRINT = "8sZvhSVSqIaklp7ScvaOySZuKWfVL30oe5WLzv08qA8";

  private static final String ESCAPED =
      URLEncoder.encode(PEM, StandardCharsets.UTF_8).replace("+", "%20");
  private static final String PROXY = "10.1.2.3";

  @Test
  void readsPemAsNginxWritesIt() {
    assertThat(source(Format.PEM).thumbprint(request(PROXY, ESCAPED))).hasValue(THUMBPRINT);
    // some leave the plus signs as they are
    String plain = ESCAPED.replace("%2B", "+").replace("%2F", "/");
    assertThat(source(Format.PEM).thumbprint(request(PROXY, plain))).hasValue(THUMBPRINT);
  }

  @Test
  void readsAByteSequence() {
    assertThat(source(Format.RFC9440).thumbprint(request(PROXY, sequence()))).hasValue(THUMBPRINT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        "::",
        ":AAAA:",
        ":not base64:",
        "%",
        "%zz",
        "-----BEGIN CERTIFICATE-----",
        "(null)"
      })
  void takesNothingElseForACertificate(String value) {
    assertThat(source(Format.PEM).thumbprint(request(PROXY, value))).isEmpty();
    assertThat(source(Format.RFC9440).thumbprint(request(PROXY, value))).isEmpty();
  }

  @Test
  void readsOneFormatOnly() {
    assertThat(source(Format.RFC9440).thumbprint(request(PROXY, ESCAPED))).isEmpty();
    assertThat(source(Format.PEM).thumbprint(request(PROXY, sequence()))).isEmpty();
    String bare = sequence().replace(":", "");
    assertThat(source(Format.RFC9440).thumbprint(request(PROXY, bare))).isEmpty();
  }

  @Test
  void believesNobodyElse() {
    for (String peer : List.of("10.2.0.1", "127.0.0.1", "::1", "fd01::1")) {
      assertThat(source(Format.RFC9440).thumbprint(request(peer, sequence()))).isEmpty();
    }
    assertThat(source(Format.RFC9440).thumbprint(request("fd00::7", sequence())))
        .hasValue(THUMBPRINT);
    assertThat(
            source(Format.RFC9440)
                .thumbprint(
                    MockServerHttpRequest.get("/").header("Client-Cert", sequence()).build()))
        .isEmpty();
  }

  @Test
  void believesNoHeaderThatIsThereTwice() {
    assertThat(source(Format.RFC9440).thumbprint(request(PROXY, sequence(), sequence()))).isEmpty();
    assertThat(source(Format.RFC9440).thumbprint(request(PROXY))).isEmpty();
  }

  /** Some proxies put theirs behind what was there, in the same line. */
  @Test
  void believesNoHeaderWithTwoCertificates() {
    for (String separator : List.of("", ",", ", ", "%0A")) {
      String both = ESCAPED + separator + ESCAPED;
      assertThat(source(Format.PEM).thumbprint(request(PROXY, both))).isEmpty();
      both = sequence() + separator + sequence();
      assertThat(source(Format.RFC9440).thumbprint(request(PROXY, both))).isEmpty();
    }
    assertThat(source(Format.PEM).thumbprint(request(PROXY, "x" + ESCAPED))).isEmpty();
    assertThat(source(Format.PEM).thumbprint(request(PROXY, ESCAPED + "x"))).isEmpty();
    String longer = ":" + Base64.getEncoder().encodeToString(twice(encoded())) + ":";
    assertThat(source(Format.RFC9440).thumbprint(request(PROXY, longer))).isEmpty();
  }

  @Test
  void takesTheCertificateOfTlsWhereNoProxyStands() {
    ServerHttpRequest direct = request("192.0.2.1", certificate(), sequence());
    assertThat(source(Format.RFC9440).thumbprint(direct)).hasValue(THUMBPRINT);
    CertificateSource none = new CertificateSource(new ForwardedCertificates(Optional.empty()));
    assertThat(none.thumbprint(direct)).hasValue(THUMBPRINT);
    assertThat(none.thumbprint(request("192.0.2.1", sequence()))).isEmpty();
  }

  @Test
  void takesTheCertificateOfAProxyForNobodysButItsOwn() {
    assertThat(source(Format.RFC9440).thumbprint(request(PROXY, certificate()))).isEmpty();
  }

  private static CertificateSource source(Format format) {
    return new CertificateSource(
        new ForwardedCertificates(
            Optional.of(
                new ForwardedCertificate(
                    "Client-Cert", format, List.of("10.1.0.0/16", "fd00::/16")))));
  }

  private static ServerHttpRequest request(String peer, String... values) {
    return request(peer, (X509Certificate) null, values);
  }

  private static ServerHttpRequest request(
      String peer, @Nullable X509Certificate shown, String... values) {
    MockServerHttpRequest.BaseBuilder<?> request =
        MockServerHttpRequest.get("/")
            .remoteAddress(new InetSocketAddress(peer, 4711))
            .header("Client-Cert", values);
    if (shown != null) {
      request.sslInfo(SslInfo.from("session", shown));
    }
    return request.build();
  }

  private static X509Certificate certificate() {
    return requireNonNull(X509CertUtils.parse(PEM));
  }

  private static String sequence() {
    return ":" + Base64.getEncoder().encodeToString(encoded()) + ":";
  }

  private static byte[] twice(byte[] bytes) {
    byte[] all = Arrays.copyOf(bytes, 2 * bytes.length);
    System.arraycopy(bytes, 0, all, bytes.length, bytes.length);
    return all;
  }

  private static byte[] encoded() {
    try {
      return certificate().getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }
}
