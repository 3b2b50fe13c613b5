package dev.mcpgateway.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTargetTest {

  @ParameterizedTest
  @ValueSource(strings = {"/", "/mcp", "//evil/mcp", "/http://evil/", "/mcp?http://x"})
  void isAPathThatBringsNoHost(String target) {
    assertThat(new RequestTarget(target).hasPath()).isTrue();
    assertThat(new RequestTarget(target).authority()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "http://evil/mcp, evil",
    "HTTPS://Evil:8443?x, Evil:8443",
    "http://a@evil#x, a@evil",
    "http://evil, evil"
  })
  void bringsAHost(String target, String authority) {
    assertThat(new RequestTarget(target).hasPath()).isTrue();
    assertThat(new RequestTarget(target).authority()).hasValue(authority);
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "mcp", "ftp://x/mcp", "localhost:3001", ""})
  void isNoPath(String target) {
    assertThat(new RequestTarget(target).hasPath()).isFalse();
    assertThat(new RequestTarget(target).authority()).isEmpty();
  }
}
