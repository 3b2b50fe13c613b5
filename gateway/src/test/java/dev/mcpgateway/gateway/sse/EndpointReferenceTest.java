package dev.mcpgateway.gateway.sse;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EndpointReferenceTest {

  private static final URI STREAM = URI.create("http://backend:3002/a/sse?x=y");

  @ParameterizedTest
  @CsvSource({
    "/messages?sessionId=1, /messages?sessionId=1",
    "messages?sessionId=1, /a/messages?sessionId=1",
    "./m, /a/m",
    "../m, /m",
    "?sessionId=1, /a/sse?sessionId=1",
    "/m?a=%2F&b=/../c, /m?a=%2F&b=/../c",
    "/m?, /m?",
    "/m#fragment, /m",
    "http://backend:3002/m?s=1, /m?s=1",
    "HTTP://BACKEND:3002/m, /m",
    "//backend:3002/m, /m",
    "http://backend:3002, /",
    "http://backend:3002?s=1, /?s=1",
    "' /m ', /m"
  })
  void resolvesAsClientsDo(String reference, String expected) {
    assertThat(EndpointReference.resolve(STREAM, reference)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://other:3002/m",
        "http://backend/m",
        "http://backend:80/m",
        "https://backend:3002/m",
        "//other:3002/m",
        "///m/",
        "http://user@backend:3002/m",
        "//user@backend:3002/m",
        "http:/m",
        "http:m",
        "mailto:a@b",
        "javascript:alert(1)",
        "http://back_end:3002/m",
        "http://backend:3002:1/m",
        "/m n",
        "/m\nn",
        "\\\\other\\m",
        "/\\other/m",
        "http://[::1/m"
      })
  void refusesOtherOrigins(String reference) {
    assertThat(EndpointReference.resolve(STREAM, reference)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "http://backend/sse, http://backend:80/m, true",
    "http://backend:80/sse, http://backend/m, true",
    "https://backend/sse, https://backend:443/m, true",
    "https://backend/sse, https://backend:80/m, false",
    "http://backend/sse, http://backend:443/m, false"
  })
  void knowsTheDefaultPorts(URI stream, String reference, boolean same) {
    assertThat(EndpointReference.resolve(stream, reference).isPresent()).isEqualTo(same);
  }

  @Test
  void refusesWhatIsTooLong() {
    assertThat(EndpointReference.resolve(STREAM, "/" + "m".repeat(2_047))).isPresent();
    assertThat(EndpointReference.resolve(STREAM, "/" + "m".repeat(2_048))).isEmpty();
  }

  @Test
  void resolvesAgainstAStreamAtTheRoot() {
    assertThat(EndpointReference.resolve(URI.create("http://b"), "?s=1")).contains("/?s=1");
    assertThat(EndpointReference.resolve(URI.create("http://b/"), "m")).contains("/m");
  }
}
