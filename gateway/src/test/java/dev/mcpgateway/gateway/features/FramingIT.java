package dev.mcpgateway.gateway.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.gateway.testing.Calls;
import dev.mcpgateway.gateway.testing.FakeBackend;
import dev.mcpgateway.gateway.testing.FakeIssuer;
import dev.mcpgateway.gateway.testing.GatewayFixture;
import dev.mcpgateway.gateway.testing.Tokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody hides a second request in the body of a first. */
class FramingIT {

  private static final FakeIssuer issuer = FakeIssuer.start();
  private static final FakeBackend backend = FakeBackend.start();
  private static GatewayFixture gateway;

  @BeforeAll
  static void start() {
    gateway = GatewayFixture.start(backend.uri("/mcp").toString(), issuer, Map.of());
  }

  @AfterAll
  static void stop() {
    gateway.close();
    backend.close();
    issuer.close();
  }

  @BeforeEach
  void reset() {
    backend.reset();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding: gzip, chunked",
        "Transfer-Encoding: chunked, identity",
        "Transfer-Encoding: identity",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nContent-Length: 5",
        "Content-Length: 5\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding : chunked",
        "Content-Length: 5\r\nContent-Length: 6",
        "Content-Length: +5",
        "Content-Length: 5, 5"
      })
  void answersOnceAndClosesWhereTheEndIsInDoubt(String framing) throws IOException {
    String hidden = "GET /mcp HTTP/1.1\r\n" + headers() + "\r\n";
    String answer =
        exchange("POST /mcp HTTP/1.1\r\n" + headers() + framing + "\r\n\r\n0\r\n\r\n" + hidden);
    assertThat(answer).startsWith("HTTP/1.1 400 ").containsOnlyOnce("HTTP/1.1 ");
    assertThat(answer).contains("\"code\":\"bad_request\"");
    assertThat(backend.received()).isEmpty();
  }

  @Test
  void knowsNoTransferCodingInAVersionThatHadNone() throws IOException {
    String hidden = "GET /mcp HTTP/1.1\r\n" + headers() + "\r\n";
    String answer =
        exchange(
            "POST /mcp HTTP/1.0\r\n"
                + headers()
                + "Connection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
                + hidden);
    assertThat(answer).startsWith("HTTP/1.1 400 ").containsOnlyOnce("HTTP/1.1 ");
    assertThat(backend.received()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/9.9", "HTTP/0.9", "HTTP/1.2"})
  void answersNoVersionWhoseRulesItDoesNotKnow(String version) throws IOException {
    String answer =
        exchange(
            "POST /mcp "
                + version
                + "\r\n"
                + headers()
                + "Content-Length: "
                + Calls.PING.length()
                + "\r\n\r\n"
                + Calls.PING);
    assertThat(answer).startsWith("HTTP/1.1 400 ").contains("\"code\":\"bad_request\"");
    assertThat(backend.received()).isEmpty();
  }

  @Test
  void stillServesTheOldOne() throws IOException {
    String answer =
        exchange(
            "POST /mcp HTTP/1.0\r\n"
                + headers()
                + "Content-Length: "
                + Calls.PING.length()
                + "\r\n\r\n"
                + Calls.PING);
    assertThat(answer).startsWith("HTTP/1.0 200 ");
    assertThat(backend.received()).hasSize(1);
  }

  private static String headers() {
    return "Host: localhost:"
        + gateway.port()
        + "\r\nContent-Type: application/json\r\nAuthorization: Bearer "
        + Tokens.of(issuer, gateway.resource()).text()
        + "\r\n";
  }

  private static String exchange(String bytes) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}
