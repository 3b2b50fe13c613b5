package dev.mcpgateway.client.http;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * To whom an IP address is reachable; each may be more public than those before it.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IANA, IPv4</a>
 * @see <a href="https://www.iana.org/assignments/iana-ipv6-special-registry">IANA, IPv6</a>
 */
enum AddressSpace {

  /** Nobody, whoever is on the link, or a cloud's own services, which know its credentials. */
  SPECIAL,

  /** This machine. */
  LOOPBACK,

  /** A network of somebody's own. */
  PRIVATE,

  /** Everybody. */
  PUBLIC;

  private static final List<IpSubnetFilterRule> SPECIAL_RANGES =
      ranges(
          "0.0.0.0/8",
          "169.254.0.0/16",
          "192.0.0.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4",
          "100.100.100.200/32",
          "168.63.129.16/32",
          "::/128",
          "fe80::/10",
          "ff00::/8",
          "2001::/32",
          "fd00:ec2::254/128",
          "fd20:ce::254/128");

  private static final List<IpSubnetFilterRule> LOOPBACK_RANGES = ranges("127.0.0.0/8", "::1/128");

  private static final List<IpSubnetFilterRule> PRIVATE_RANGES =
      ranges(
          "10.0.0.0/8",
          "172.16.0.0/12",
          "192.168.0.0/16",
          "100.64.0.0/10",
          "198.18.0.0/15",
          "fc00::/7",
          "fec0::/10",
          "64:ff9b:1::/48");

  /** Forms that end in an IPv4 address: compatible, translated, NAT64. */
  private static final List<IpSubnetFilterRule> ENDING_IN_IPV4 =
      ranges("::/96", "::ffff:0:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48");

  private static final List<IpSubnetFilterRule> SIX_TO_FOUR = ranges("2002::/16");

  private static List<IpSubnetFilterRule> ranges(String... texts) {
    return Stream.of(texts)
        .map(text -> new IpSubnetFilterRule(text, IpFilterRuleType.ACCEPT))
        .toList();
  }

  /** The space of an address; of one that stands for an IPv4 address, what that one is in. */
  static AddressSpace of(InetAddress address) {
    InetAddress plain = ofBytes(address.getAddress());
    AddressSpace outer = outer(plain);
    return outer.compareTo(LOOPBACK) <= 0
        ? outer
        : inner(plain).map(AddressSpace::of).map(outer::orMorePrivate).orElse(outer);
  }

  private static AddressSpace outer(InetAddress address) {
    if (isIn(SPECIAL_RANGES, address)) {
      return SPECIAL;
    }
    if (isIn(LOOPBACK_RANGES, address)) {
      return LOOPBACK;
    }
    return isIn(PRIVATE_RANGES, address) ? PRIVATE : PUBLIC;
  }

  private AddressSpace orMorePrivate(AddressSpace other) {
    return compareTo(other) < 0 ? this : other;
  }

  AddressSpace orMorePublic(AddressSpace other) {
    return compareTo(other) > 0 ? this : other;
  }

  /** Whether a server in this space may lead a client to an address in that one. */
  boolean leadsTo(AddressSpace other) {
    AddressSpace least = this == SPECIAL ? PRIVATE : this;
    return other.compareTo(least) >= 0;
  }

  private static Optional<InetAddress> inner(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (isIn(SIX_TO_FOUR, address)) {
      return Optional.of(ofBytes(Arrays.copyOfRange(bytes, 2, 6)));
    }
    return isIn(ENDING_IN_IPV4, address)
        ? Optional.of(ofBytes(Arrays.copyOfRange(bytes, 12, 16)))
        : Optional.empty();
  }

  /** The JDK makes an IPv4 address of an IPv4-mapped one; Netty, which reads URLs, does not. */
  private static InetAddress ofBytes(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static boolean isIn(List<IpSubnetFilterRule> ranges, InetAddress address) {
    InetSocketAddress place = new InetSocketAddress(address, 0);
    return ranges.stream().anyMatch(range -> range.matches(place));
  }
}
