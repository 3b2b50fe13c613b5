package dev.mcpgateway.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConnectToTest {

  @ParameterizedTest
  @CsvSource({
    "localhost:3001:gateway:3001, localhost, 3001, gateway, 3001",
    "LocalHost:3001::8080, localhost, 3001, '', 8080",
    "::127.0.0.1:, '', 0, 127.0.0.1, 0",
    "[::1]:80:[fe80::1]:65535, ::1, 80, fe80::1, 65535"
  })
  void readsTheFormOfCurl(String text, String host, int port, String otherHost, int otherPort) {
    assertThat(ConnectTo.parse(text)).contains(new ConnectTo(host, port, otherHost, otherPort));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a:1:b",
        "a:1:b:2:c",
        "a:x:b:1",
        "a:1:b:65536",
        "a:65536:b:1",
        "a:1:b:999999999999",
        "::1:80:a:1"
      })
  void refusesOtherForms(String text) {
    assertThat(ConnectTo.parse(text)).isEmpty();
  }

  @Test
  void isFoundByHostAndPort() {
    ConnectTo one = ConnectTo.parse("a:1:b:2").orElseThrow();
    ConnectTo any = ConnectTo.parse("::c:").orElseThrow();

    assertThat(ConnectTo.find(List.of(one, any), "A", 1)).contains(one);
    assertThat(ConnectTo.find(List.of(one, any), "a", 2)).contains(any);
    assertThat(ConnectTo.find(List.of(one), "a", 2)).isEmpty();
    assertThat(ConnectTo.find(List.of(one), "x", 1)).isEmpty();
  }

  @Test
  void leavesUnchangedWhatItDoesNotName() {
    ConnectTo host = ConnectTo.parse("::c:").orElseThrow();
    ConnectTo port = ConnectTo.parse(":::9").orElseThrow();

    assertThat(host.hostFor("a")).isEqualTo("c");
    assertThat(host.portFor(1)).isEqualTo(1);
    assertThat(port.hostFor("a")).isEqualTo("a");
    assertThat(port.portFor(1)).isEqualTo(9);
  }
}
