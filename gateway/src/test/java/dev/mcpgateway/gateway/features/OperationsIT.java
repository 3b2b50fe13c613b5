package dev.mcpgateway.gateway.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.gateway.testing.FakeBackend;
import dev.mcpgateway.gateway.testing.FakeIssuer;
import dev.mcpgateway.gateway.testing.GatewayFixture;
import dev.mcpgateway.gateway.testing.RawHttp;
import dev.mcpgateway.gateway.testing.RawHttp.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The operator sees health and numbers on a port of their own, strangers see neither. */
class OperationsIT {

  private static final FakeIssuer issuer = FakeIssuer.start();
  private static final FakeBackend backend = FakeBackend.start();
  private static GatewayFixture gateway;

  @BeforeAll
  static void start() {
    gateway =
        GatewayFixture.start(
            backend.uri("/mcp").toString(),
            issuer,
            Map.of("mcp.gateway.limits.header", "2KB", "mcp.gateway.limits.connections", "2"));
  }

  @AfterAll
  static void stop() {
    gateway.close();
    backend.close();
    issuer.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"})
  void tellsThatItIsWellAndNothingMore(String path) {
    Answer answer = management(path);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).doesNotContain("components", "details").contains("\"UP\"");
  }

  @Test
  void countsRequestsByServerAndCode() {
    assertThat(get("/mcp").status()).isEqualTo(401);
    assertThat(get("/nothing").status()).isEqualTo(404);
    assertThat(management("/actuator/prometheus").body())
        .contains("mcp_gateway_requests_total{")
        .contains("code=\"no_credential\"", "server=\"demo\"")
        .contains("code=\"not_found\"", "server=\"none\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/actuator/env", "/actuator/gateway", "/actuator/beans", "/mcp", "/"})
  void tellsNothingElse(String path) {
    assertThat(management(path).status()).isEqualTo(404);
  }

  @Test
  void servesNoMetadataOnTheManagementPort() {
    assertThat(management("/.well-known/oauth-protected-resource/mcp").status()).isEqualTo(404);
  }

  @Test
  void refusesLongHeadersAndLines() {
    String[] headers = {"Host: localhost:" + gateway.port(), "X-Long: " + "x".repeat(3000)};
    Answer tooLarge = RawHttp.send(gateway.port(), "GET", "/mcp", headers);
    assertThat(tooLarge.status()).isEqualTo(431);
    assertThat(tooLarge.body()).contains("\"code\":\"header_too_large\"");
    assertThat(tooLarge.header("Cache-Control")).hasValue("no-store");
    assertThat(tooLarge.body()).contains(tooLarge.header("X-Correlation-Id").orElseThrow());
    Answer tooLong = get("/mcp?" + "x".repeat(3000));
    assertThat(tooLong.status()).isEqualTo(414);
    assertThat(tooLong.body()).contains("\"code\":\"target_too_long\"");
    assertThat(backend.received()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/mcp%zz", "/m cp", "/mcp|x"})
  void refusesWhatIsNoRequest(String target) {
    Answer answer = get(target);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body()).contains("\"code\":\"bad_request\"");
    assertThat(backend.received()).isEmpty();
  }

  @Test
  void closesConnectionsAboveTheLimit() throws IOException {
    try (Socket one = connect();
        Socket two = connect()) {
      assertThat(isServed(one)).isTrue();
      assertThat(isServed(two)).isTrue();
      try (Socket three = connect()) {
        assertThat(three.getInputStream().read()).isEqualTo(-1);
      }
    }
  }

  private static Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port());
    socket.setSoTimeout(20_000);
    return socket;
  }

  /** Stays connected. */
  private static boolean isServed(Socket socket) throws IOException {
    String request = "GET /mcp HTTP/1.1\r\nHost: localhost:" + gateway.port() + "\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
    return socket.getInputStream().read() == 'H';
  }

  private static Answer get(String target) {
    return RawHttp.send(gateway.port(), "GET", target, "Host: localhost:" + gateway.port());
  }

  private static Answer management(String path) {
    return RawHttp.send(
        gateway.managementPort(), "GET", path, "Host: localhost:" + gateway.managementPort());
  }
}
