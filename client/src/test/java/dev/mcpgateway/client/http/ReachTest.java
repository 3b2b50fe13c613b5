package dev.mcpgateway.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ReachTest {

  private static final InetSocketAddress OTHER =
      InetSocketAddress.createUnresolved("as.example", 443);

  private final Reach reach = new Reach(URI.create("https://mcp.example/mcp"));

  @ParameterizedTest
  @CsvSource({
    "https://mcp.example/mcp, MCP.example, 443, true",
    "http://mcp.example, mcp.example, 80, true",
    "https://mcp.example, mcp.example, 8443, false",
    "https://mcp.example, as.example, 443, false",
    "http://[::1]:3000/, ::1, 3000, true"
  })
  void knowsTheServerByHostAndPort(URI server, String host, int port, boolean isServer) {
    assertThat(new Reach(server).isServer(InetSocketAddress.createUnresolved(host, port)))
        .isEqualTo(isServer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "10.0.0.1", "169.254.169.254", "fe80::1", "1.1.1.1"})
  void goesToTheServerWhereverItIs(String address) throws UnknownHostException {
    assertThat(reach.own(at(address))).isEqualTo(at(address));
    assertThat(reach.own(at(address))).isEqualTo(at(address));
  }

  @Test
  void followsNoServerInside() throws UnknownHostException {
    assertThat(reach.own(at("1.1.1.1"))).hasSize(1);

    assertThat(reach.own(at("10.0.0.1"))).isEmpty();
    assertThat(reach.own(at("10.0.0.1", "1.0.0.1"))).isEqualTo(at("1.0.0.1"));
    assertThat(reach.others(OTHER, at("10.0.0.2"), at("10.0.0.1"))).isEmpty();
  }

  @Test
  void goesToNoPrivateAddressOfAServerThatIsPublicToo() throws UnknownHostException {
    assertThat(reach.own(at("10.0.0.1", "1.1.1.1", "127.0.0.1"))).isEqualTo(at("1.1.1.1"));
  }

  @Test
  void isLedToWhatIsNoMorePrivateThanTheServer() throws UnknownHostException {
    List<InetSocketAddress> found = at("127.0.0.1", "10.0.0.2", "169.254.169.254", "1.1.1.1");

    assertThat(reach.others(OTHER, found, at("127.0.0.1")))
        .isEqualTo(at("127.0.0.1", "10.0.0.2", "1.1.1.1"));
    assertThat(reach.others(OTHER, found, at("10.0.0.1"))).isEqualTo(at("10.0.0.2", "1.1.1.1"));
    assertThat(reach.others(OTHER, found, at("1.0.0.1"))).isEqualTo(at("1.1.1.1"));
    assertThat(reach.others(OTHER, found, at("10.0.0.1"))).isEqualTo(at("1.1.1.1"));
  }

  @Test
  void takesAServerThatIsNowhereForPublic() throws UnknownHostException {
    assertThat(reach.others(OTHER, at("10.0.0.2", "1.1.1.1"), List.of())).isEqualTo(at("1.1.1.1"));
  }

  @Test
  void takesNoAddressElsewhereForThisMachine() throws UnknownHostException {
    Reach here = new Reach(URI.create("http://localhost:3001/mcp"));
    InetSocketAddress name = InetSocketAddress.createUnresolved("as.localhost", 80);

    assertThat(here.isHere()).isTrue();
    assertThat(here.others(name, at("1.1.1.1", "10.0.0.1", "127.0.0.1"), at("127.0.0.1")))
        .isEqualTo(at("127.0.0.1"));
    assertThat(reach.isHere()).isFalse();
    assertThat(reach.others(name, at("127.0.0.1"), at("1.1.1.1"))).isEmpty();
  }

  private static List<InetSocketAddress> at(String... addresses) throws UnknownHostException {
    List<InetSocketAddress> all = new ArrayList<>();
    for (String address : addresses) {
      all.add(new InetSocketAddress(InetAddress.getByName(address), 443));
    }
    return all;
  }
}
