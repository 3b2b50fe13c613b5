package dev.mcpgateway.gateway.testing;

import dev.mcpgateway.gateway.GatewayApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The whole gateway on a free port of loopback. Its public URL is known before it starts, so that
 * properties may say {@code ${server.port}}.
 */
public final class GatewayFixture implements AutoCloseable {

  private final int port;
  private final ConfigurableApplicationContext context;

  private GatewayFixture(int port, ConfigurableApplicationContext context) {
    this.port = port;
    this.context = context;
  }

  /** A gateway with these properties and no others but its ports. */
  public static GatewayFixture start(Map<String, String> properties) {
    int port = freePort();
    Map<String, String> all = new HashMap<>(properties);
    all.put("server.port", Integer.toString(port));
    all.put("management.server.port", "0");
    // no test's output but that of those who ask for it
    all.putIfAbsent("mcp.gateway.audit.destination", "none");
    String[] arguments =
        all.entrySet().stream()
            .map(each -> "--" + each.getKey() + "=" + each.getValue())
            .toArray(String[]::new);
    return new GatewayFixture(port, SpringApplication.run(GatewayApplication.class, arguments));
  }

  /**
   * A gateway with one server, {@code demo}, whose resource is {@link #resource()}.
   *
   * @param backend where its MCP server listens
   * @param issuer whose tokens it accepts
   * @param more further properties, or other values
   */
  public static GatewayFixture start(String backend, FakeIssuer issuer, Map<String, String> more) {
    Map<String, String> properties = new HashMap<>();
    properties.put("mcp.gateway.servers.demo.resource", "http://localhost:${server.port}/mcp");
    properties.put("mcp.gateway.servers.demo.backend", backend);
    properties.put("mcp.gateway.servers.demo.issuers[0].issuer", issuer.issuer());
    properties.putAll(more);
    return start(properties);
  }

  /** The public port. */
  public int port() {
    return port;
  }

  /** The port of health and metrics. */
  public int managementPort() {
    return context.getEnvironment().getRequiredProperty("local.management.port", Integer.class);
  }

  /** The resource of the server {@code demo}. */
  public String resource() {
    return "http://localhost:" + port + "/mcp";
  }

  /** An address at the public port. */
  public URI uri(String pathAndQuery) {
    return URI.create("http://localhost:" + port + pathAndQuery);
  }

  @Override
  public void close() {
    context.close();
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
