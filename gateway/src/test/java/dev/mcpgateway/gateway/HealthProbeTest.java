package dev.mcpgateway.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class HealthProbeTest {

  @Test
  void isReadyIfTheAnswerIs200() throws IOException {
    assertThat(probe(200)).isTrue();
  }

  @Test
  void isNotReadyIfTheAnswerIsAnother() throws IOException {
    assertThat(probe(503)).isFalse();
  }

  @Test
  void isNotReadyIfNobodyAnswers() throws IOException {
    HttpServer server = server(200);
    URI address = address(server);
    server.stop(0);
    assertThat(HealthProbe.isReady(address)).isFalse();
  }

  @Test
  void isAskedByAWordBeforeTheAddress() throws IOException {
    HttpServer server = server(200);
    String address = address(server).toString();
    assertThat(HealthProbe.status(new String[] {"health", address})).hasValue(0);
    server.stop(0);
    assertThat(HealthProbe.status(new String[] {"health", address})).hasValue(1);
  }

  @Test
  void isNotAskedByOtherArguments() {
    assertThat(HealthProbe.status(new String[0])).isEmpty();
    assertThat(HealthProbe.status(new String[] {"--server.port=0"})).isEmpty();
  }

  @Test
  void asksTheManagementPortUnlessToldOtherwise() {
    assertThat(HealthProbe.address(List.of()))
        .hasToString("http://127.0.0.1:3003/actuator/health/readiness");
    assertThat(HealthProbe.address(List.of("http://x/"))).hasToString("http://x/");
  }

  private static boolean probe(int status) throws IOException {
    HttpServer server = server(status);
    try {
      return HealthProbe.isReady(address(server));
    } finally {
      server.stop(0);
    }
  }

  private static HttpServer server(int status) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static URI address(HttpServer server) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }
}
