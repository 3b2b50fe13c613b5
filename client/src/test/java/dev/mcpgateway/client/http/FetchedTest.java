package dev.mcpgateway.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.client.flow.Secret;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;

final class FetchedTest {

  @Test
  void isAnObject() {
    assertThat(fetched("{\"a\":1}").object().orElseThrow().path("a").asInt()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "null", "7", "{", "<html>", "{\"a\":1,\"a\":2}", "{} x"})
  void isNoObject(String body) {
    assertThat(fetched(body).object()).isEmpty();
  }

  @Test
  void isAPageByItsType() {
    assertThat(fetched("").isPage()).isFalse();
    assertThat(
            new Fetched(
                    200,
                    Optional.of(MediaType.TEXT_HTML),
                    Optional.empty(),
                    Optional.empty(),
                    new Secret("<html>"))
                .isPage())
        .isTrue();
  }

  @Test
  void showsNoBody() {
    assertThat(fetched("{\"access_token\":\"hidden\"}").toString()).doesNotContain("hidden");
  }

  private static Fetched fetched(String body) {
    return new Fetched(200, Optional.empty(), Optional.empty(), Optional.empty(), new Secret(body));
  }
}
