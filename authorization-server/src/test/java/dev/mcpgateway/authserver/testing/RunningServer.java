package dev.mcpgateway.authserver.testing;

import dev.mcpgateway.authserver.AuthorizationServerApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** The server as it is, on a free port, with a second user and a clock that moves. */
public final class RunningServer {

  public static final MovableClock CLOCK = new MovableClock();

  public static final String MCP = "http://localhost:3001/mcp";
  public static final String SSE = "http://localhost:3001/sse";

  private static final int PORT = freePort();

  /** The issuer, and where it listens. */
  public static final String ISSUER = "http://localhost:" + PORT;

  static {
    new SpringApplicationBuilder(AuthorizationServerApplication.class, Time.class)
        .run(
            "--server.port=" + PORT,
            "--mcp.authorization-server.issuer=" + ISSUER,
            "--mcp.authorization-server.users[0].name=alice@example.com",
            "--mcp.authorization-server.users[0].password=password",
            "--mcp.authorization-server.users[1].name=mallory@example.com",
            "--mcp.authorization-server.users[1].password=secret");
  }

  private RunningServer() {}

  // the issuer must be known before the server starts
  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Time {

    @Bean
    @Primary
    MovableClock movableClock() {
      return CLOCK;
    }
  }
}
