package dev.mcpgateway.gateway.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.gateway.testing.Calls;
import dev.mcpgateway.gateway.testing.ProxyFixture;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A backend that is down is told from one that does not take connections. */
final class UnreachableIT {

  @Test
  void answers502WhereNothingListens() throws IOException {
    int closed;
    try (ServerSocket socket = new ServerSocket(0)) {
      closed = socket.getLocalPort();
    }
    URI nowhere = URI.create("http://localhost:" + closed);
    try (ProxyFixture unreachable = ProxyFixture.startBefore(nowhere, Map.of())) {
      HttpResponse<String> answer = Calls.to(unreachable).ping("/mcp");
      assertThat(answer.statusCode()).isEqualTo(502);
      assertThat(answer.body()).contains("\"backend_unavailable\"").doesNotContain("" + closed);
    }
  }

  @Test
  void answers504WhereNoConnectionIsMadeInTime() throws IOException {
    List<Socket> queue = new ArrayList<>();
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      // nobody accepts: once the queue is full, the kernel leaves further attempts unanswered
      for (int each = 0; each < 3; each++) {
        Socket waiting = new Socket();
        queue.add(waiting);
        connectOrGiveUp(waiting, full);
      }
      URI silent = URI.create("http://127.0.0.1:" + full.getLocalPort());
      Map<String, String> limits = Map.of("mcp.gateway.limits.backend-connect", "300ms");
      try (ProxyFixture unreachable = ProxyFixture.startBefore(silent, limits)) {
        HttpResponse<String> answer = Calls.to(unreachable).ping("/mcp");
        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(answer.body()).contains("\"backend_timeout\"");
      }
    } finally {
      for (Socket each : queue) {
        each.close();
      }
    }
  }

  private static void connectOrGiveUp(Socket socket, ServerSocket server) {
    try {
      socket.connect(server.getLocalSocketAddress(), 200);
    } catch (IOException e) {
      // the queue is full, as it should be
    }
  }
}
