package dev.mcpgateway.client.possession;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NoncesTest {

  private static final URI TOKEN = URI.create("https://as.example/token");

  private final Nonces nonces = new Nonces();

  @Test
  void areTheLastOfEachServer() {
    nonces.learn(TOKEN, Optional.of("one"));
    nonces.learn(URI.create("https://as.example:443/other"), Optional.of("two"));
    nonces.learn(URI.create("https://mcp.example/mcp"), Optional.of("three"));
    nonces.learn(TOKEN, Optional.empty());

    assertThat(nonces.of(TOKEN)).contains("two");
    assertThat(nonces.of(URI.create("https://mcp.example/"))).contains("three");
    assertThat(nonces.of(URI.create("https://as.example:8443/token"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a\"b", "a\\b", "ä", "a\nb"})
  void areNothingThatANonceCanNotBe(String text) {
    nonces.learn(TOKEN, Optional.of("good"));
    nonces.learn(TOKEN, Optional.of(text));
    nonces.learn(TOKEN, Optional.of("a".repeat(1025)));

    assertThat(nonces.of(TOKEN)).contains("good");
  }

  @Test
  void areForgottenBeforeTheyAreTooMany() {
    nonces.learn(server(0), Optional.of("first"));
    nonces.learn(server(1), Optional.of("second"));
    nonces.learn(server(0), Optional.of("again"));
    for (int i = 2; i <= 16; i++) {
      nonces.learn(server(i), Optional.of("more"));
    }

    assertThat(nonces.of(server(0))).contains("again");
    assertThat(nonces.of(server(1))).isEmpty();
    assertThat(nonces.of(server(16))).contains("more");
  }

  private static URI server(int number) {
    return URI.create("https://" + number + ".example/");
  }
}
