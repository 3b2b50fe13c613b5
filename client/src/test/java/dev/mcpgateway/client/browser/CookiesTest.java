package dev.mcpgateway.client.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseCookie;
import org.springframework.util.LinkedMultiValueMap;

final class CookiesTest {

  private final Cookies cookies = new Cookies();

  @Test
  void goBackToThePathTheyAreFor() {
    keep(ResponseCookie.from("a", "1").build());
    keep(ResponseCookie.from("b", "2").path("/login").build());
    keep(ResponseCookie.from("c", "3").path("/login/").build());
    keep(ResponseCookie.from("d", "4").path("/").build());

    assertThat(headerFor("/")).isEqualTo("a=1; d=4");
    assertThat(headerFor("/loginx")).isEqualTo("a=1; d=4");
    assertThat(headerFor("/login")).isEqualTo("a=1; b=2; d=4");
    assertThat(headerFor("/login/x")).isEqualTo("a=1; b=2; c=3; d=4");
  }

  @Test
  void areReplacedAndForgotten() {
    keep(ResponseCookie.from("a", "1").build());
    keep(ResponseCookie.from("a", "2").maxAge(Duration.ofHours(1)).build());
    assertThat(headerFor("/")).isEqualTo("a=2");

    keep(ResponseCookie.from("a", "").maxAge(0).build());
    assertThat(headerFor("/")).isEmpty();
  }

  private void keep(ResponseCookie cookie) {
    LinkedMultiValueMap<String, ResponseCookie> received = new LinkedMultiValueMap<>();
    received.add(cookie.getName(), cookie);
    cookies.keep(received);
  }

  private String headerFor(String path) {
    return cookies.headerFor(URI.create("http://localhost" + path));
  }
}
