package dev.mcpgateway.gateway.token.possession;

import com.nimbusds.jose.util.X509CertUtils;
import dev.mcpgateway.gateway.resource.ForwardedCertificate;
import dev.mcpgateway.gateway.resource.ForwardedCertificates;
import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.SslInfo;

/**
 * Finds out which certificate a client showed: from TLS to the gateway itself, or from the proxy
 * that ended it. What comes over a connection from a trusted proxy is the proxy's word alone, since
 * the certificate of that connection is the proxy's own.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8705#section-3">RFC 8705 3</a>
 */
public final class CertificateSource {

  private final Optional<ForwardedCertificate> forwarded;
  private final List<IpSubnetFilterRule> proxies;

  public CertificateSource(ForwardedCertificates certificates) {
    this.forwarded = certificates.from();
    this.proxies =
        forwarded.map(ForwardedCertificate::proxies).orElse(List.of()).stream()
            .map(CertificateSource::network)
            .toList();
  }

  private static IpSubnetFilterRule network(String cidr) {
    int slash = cidr.indexOf('/');
    return new IpSubnetFilterRule(
        cidr.substring(0, slash),
        Integer.parseInt(cidr.substring(slash + 1)),
        IpFilterRuleType.ACCEPT);
  }

  /** The SHA-256 of the client's certificate, in base64url; empty if it showed none. */
  public Optional<String> thumbprint(ServerHttpRequest request) {
    return certificate(request).map(each -> X509CertUtils.computeSHA256Thumbprint(each).toString());
  }

  private Optional<X509Certificate> certificate(ServerHttpRequest request) {
    return isFromProxy(request.getRemoteAddress())
        ? forwarded.flatMap(each -> said(request, each))
        : shown(request.getSslInfo());
  }

  private boolean isFromProxy(@Nullable InetSocketAddress peer) {
    return peer != null && proxies.stream().anyMatch(each -> each.matches(peer));
  }

  private static Optional<X509Certificate> said(
      ServerHttpRequest request, ForwardedCertificate from) {
    List<String> values = request.getHeaders().getOrEmpty(from.header());
    // one that was there before the proxy added its own is the client's invention
    return values.size() == 1
        ? CertificateHeader.read(from.format(), values.getFirst())
        : Optional.empty();
  }

  private static Optional<X509Certificate> shown(@Nullable SslInfo tls) {
    X509Certificate[] chain = tls == null ? null : tls.getPeerCertificates();
    return chain == null || chain.length == 0 ? Optional.empty() : Optional.of(chain[0]);
  }
}
