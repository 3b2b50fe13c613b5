package dev.mcpgateway.gateway.configuration;

import dev.mcpgateway.gateway.configuration.GatewayProperties.Server;
import dev.mcpgateway.gateway.resource.Dpop;
import dev.mcpgateway.gateway.resource.ForwardedCertificate;
import io.netty.util.NetUtil;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads what callers prove besides that they have a token, and notes what is wrong with it. */
final class ProofReader {

  /** Such headers are never forwarded to a backend, whoever sends them. */
  private static final Predicate<String> CERTIFICATE_HEADER =
      Pattern.compile("(?i)([a-z0-9]+-)*(cert|certificate|client)(-[a-z0-9]+)*").asMatchPredicate();

  private static final Duration LONGEST = Duration.ofMinutes(5);

  private ProofReader() {}

  /** How each server treats DPoP. */
  static Map<String, Dpop> dpop(Map<String, Server> servers, Checks checks) {
    return new TreeMap<>(servers)
        .entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, each -> dpop(each.getValue(), checks.below(each.getKey()))));
  }

  private static Dpop dpop(Server server, Checks at) {
    DpopProperties properties = server.dpop();
    Checks below = at.below("dpop");
    AlgorithmRule.check(below, properties.algorithms());
    below.check(
        "proof-lifetime",
        properties.proofLifetime(),
        each -> each.compareTo(Duration.ofSeconds(1)) >= 0 && each.compareTo(LONGEST) <= 0,
        "between 1s and 5m: every proof is remembered for as long");
    below.check(
        "mode",
        properties.mode(),
        each -> each != Dpop.Mode.REQUIRED || Checks.given(server.accessTokenCookie()).isEmpty(),
        "off or accepted where there is an access-token-cookie: browsers add no proof to it");
    return new Dpop(
        properties.mode(), properties.algorithms(), properties.proofLifetime(), properties.nonce());
  }

  /** Where a proxy says which certificate its client showed, if one does. */
  static Optional<ForwardedCertificate> certificate(CertificateProperties properties, Checks at) {
    Optional<String> header = Checks.given(properties.header());
    header.ifPresent(each ->
        at.check(
            "header",
            each,
            CERTIFICATE_HEADER,
            "a header that has cert, certificate or client among its words, such as Client-Cert:"
                + " others would be forwarded to backends"));
    at.each(
        "trusted-proxies",
        properties.trustedProxies(),
        ProofReader::isNetwork,
        "a network such as 10.0.0.0/8 or fd00::/8");
    if (header.isPresent() == properties.trustedProxies().isEmpty()) {
      at.absent(
          header.isPresent() ? "trusted-proxies[0]" : "header",
          "header and trusted-proxies together: whoever else sends the header is not believed");
      return Optional.empty();
    }
    return header.map(
        each -> new ForwardedCertificate(each, properties.format(), properties.trustedProxies()));
  }

  private static boolean isNetwork(String text) {
    int slash = text.indexOf('/');
    String bits = text.substring(slash + 1);
    if (slash < 0 || !bits.matches("\\d{1,3}")) {
      return false;
    }
    byte[] address = NetUtil.createByteArrayFromIpAddressString(text.substring(0, slash));
    return address != null && Integer.parseInt(bits) <= address.length * Byte.SIZE;
  }
}
