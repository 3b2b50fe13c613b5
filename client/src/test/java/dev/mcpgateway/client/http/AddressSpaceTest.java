package dev.mcpgateway.client.http;

import static dev.mcpgateway.client.http.AddressSpace.LOOPBACK;
import static dev.mcpgateway.client.http.AddressSpace.PRIVATE;
import static dev.mcpgateway.client.http.AddressSpace.PUBLIC;
import static dev.mcpgateway.client.http.AddressSpace.SPECIAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressSpaceTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "169.254.169.254",
        "169.254.0.1",
        "192.0.0.192",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "100.100.100.200",
        "168.63.129.16",
        "::",
        "fe80::1",
        "febf::1",
        "ff02::1",
        "fd00:ec2::254",
        "fd20:ce::254",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",
        "::ffff:169.254.169.254",
        "::ffff:0:169.254.169.254",
        "::169.254.169.254",
        "64:ff9b::169.254.169.254",
        "64:ff9b:1::169.254.169.254",
        "2002:a9fe:a9fe::1"
      })
  void nobodyIsLedToWhatIsSpecial(String address) throws UnknownHostException {
    assertThat(space(address)).isEqualTo(SPECIAL);
    for (AddressSpace server : AddressSpace.values()) {
      assertThat(server.leadsTo(SPECIAL)).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.255.255.254",
        "::1",
        "::ffff:127.0.0.1",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::"
      })
  void knowsThisMachine(String address) throws UnknownHostException {
    assertThat(space(address)).isEqualTo(LOOPBACK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "100.64.0.1",
        "100.127.255.255",
        "198.18.0.1",
        "198.19.255.255",
        "fc00::1",
        "fdff::1",
        "fec0::1",
        "64:ff9b:1::8.8.8.8",
        "::ffff:10.0.0.1",
        "64:ff9b::10.0.0.1",
        "2002:c0a8:101::1"
      })
  void knowsPrivateNetworks(String address) throws UnknownHostException {
    assertThat(space(address)).isEqualTo(PRIVATE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.0",
        "169.253.255.255",
        "169.255.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.0.1.0",
        "192.167.255.255",
        "192.169.0.0",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "2606:4700:4700::1111",
        "2001:4860:4860::8888",
        "64:ff9b::8.8.8.8",
        "2002:808:808::1"
      })
  void knowsWhatEverybodyReaches(String address) throws UnknownHostException {
    assertThat(space(address)).isEqualTo(PUBLIC);
  }

  /** As the literal of a URL comes to be judged: it is another object than the JDK makes. */
  @ParameterizedTest
  @CsvSource({
    "::ffff:127.0.0.1, LOOPBACK",
    "::ffff:10.0.0.1, PRIVATE",
    "::ffff:169.254.169.254, SPECIAL",
    "::ffff:100.100.100.200, SPECIAL",
    "::ffff:8.8.8.8, PUBLIC"
  })
  void knowsWhatAMappedAddressStandsFor(String literal, AddressSpace space) {
    InetAddress address = NetUtil.getByName(literal);

    assertThat(address).isInstanceOf(Inet6Address.class);
    assertThat(AddressSpace.of(address)).isEqualTo(space);
  }

  @Test
  void leadsToNothingMorePrivate() {
    assertThat(LOOPBACK.leadsTo(LOOPBACK) && LOOPBACK.leadsTo(PRIVATE)).isTrue();
    assertThat(PRIVATE.leadsTo(PRIVATE) && PRIVATE.leadsTo(PUBLIC)).isTrue();
    assertThat(PUBLIC.leadsTo(PUBLIC) && SPECIAL.leadsTo(PRIVATE)).isTrue();
    assertThat(PUBLIC.leadsTo(PRIVATE) || PUBLIC.leadsTo(LOOPBACK)).isFalse();
    assertThat(PRIVATE.leadsTo(LOOPBACK) || SPECIAL.leadsTo(LOOPBACK)).isFalse();
  }

  private static AddressSpace space(String address) throws UnknownHostException {
    return AddressSpace.of(InetAddress.getByName(address));
  }
}
