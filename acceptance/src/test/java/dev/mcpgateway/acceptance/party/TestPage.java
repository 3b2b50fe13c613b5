package dev.mcpgateway.acceptance.party;

import com.sun.net.httpserver.HttpServer;
import dev.mcpgateway.acceptance.machine.Repository;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;

/** A web site of one page, on an origin of its own. */
public final class TestPage implements AutoCloseable {

  private final HttpServer server;

  private TestPage(HttpServer server) {
    this.server = server;
  }

  /** Serves a file of {@code src/test/resources/browser}. */
  public static TestPage serve(String file) throws IOException {
    byte[] page = Files.readAllBytes(Repository.testFile("resources/browser").resolve(file));
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    server.start();
    return new TestPage(server);
  }

  public String origin() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
