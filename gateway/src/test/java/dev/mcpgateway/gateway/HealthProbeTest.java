package dev.mcpgateway.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
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
