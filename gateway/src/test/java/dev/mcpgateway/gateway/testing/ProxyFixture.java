package dev.mcpgateway.gateway.testing;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The whole gateway in front of a {@link FakeBackend}, and who may call it.
 *
 * <p>Server {@code demo} is at {@code /mcp}, its backend at {@code /inside/mcp}; servers {@code
 * demo-sse} and {@code other-sse} speak HTTP+SSE at {@code /sse} and {@code /other}, their backends
 * at {@code /inside/sse} and {@code /inside/other}.
 *
 * <p>Registered as the extension of a class, it is closed after its last test, and its backend
 * forgets before each.
 */
public final class ProxyFixture implements AutoCloseable, AfterAllCallback, BeforeEachCallback {

  /** The largest body, in bytes. */
  public static final int BODY_LIMIT = 65_536;

  private final FakeIssuer issuer;
  private final FakeBackend backend;
  private final GatewayFixture gateway;

  private ProxyFixture(FakeIssuer issuer, FakeBackend backend, GatewayFixture gateway) {
    this.issuer = issuer;
    this.backend = backend;
    this.gateway = gateway;
  }

  /** Starts it with limits that no test reaches by accident. */
  public static ProxyFixture start() {
    return start(Map.of());
  }

  /** Starts it with further properties. */
  public static ProxyFixture start(Map<String, String> more) {
    FakeBackend backend = FakeBackend.start();
    return start(backend, backend.uri("/inside"), more);
  }

  /** Starts it in front of an address where perhaps nothing is. */
  public static ProxyFixture startBefore(URI address, Map<String, String> more) {
    return start(FakeBackend.start(), address, more);
  }

  private static ProxyFixture start(FakeBackend backend, URI inside, Map<String, String> more) {
    FakeIssuer issuer = FakeIssuer.start();
    Map<String, String> properties = new HashMap<>();
    properties.put("mcp.gateway.limits.body", BODY_LIMIT + "B");
    properties.put("mcp.gateway.limits.backend-response", "20s");
    server(properties, issuer, "demo-sse", "/sse", inside + "/sse");
    server(properties, issuer, "other-sse", "/other", inside + "/other");
    properties.put("mcp.gateway.servers.demo-sse.transport", "sse");
    properties.put("mcp.gateway.servers.other-sse.transport", "sse");
    properties.putAll(more);
    return new ProxyFixture(
        issuer, backend, GatewayFixture.start(inside + "/mcp", issuer, properties));
  }

  private static void server(
      Map<String, String> properties, FakeIssuer issuer, String name, String path, String backend) {
    String prefix = "mcp.gateway.servers." + name + ".";
    properties.put(prefix + "resource", "http://localhost:${server.port}" + path);
    properties.put(prefix + "backend", backend);
    properties.put(prefix + "issuers[0].issuer", issuer.issuer());
  }

  public FakeBackend backend() {
    return backend;
  }

  /** The address of a path of the gateway. */
  public URI uri(String pathAndQuery) {
    return gateway.uri(pathAndQuery);
  }

  public int port() {
    return gateway.port();
  }

  /** The port of health and metrics. */
  public int managementPort() {
    return gateway.managementPort();
  }

  /** A token of this subject that is good at every server. */
  String token(String subject) {
    return token(each -> each.with("sub", subject));
  }

  /** A token that is good at every server and says this besides. */
  public String token(UnaryOperator<Tokens> more) {
    Tokens good =
        Tokens.of(issuer, gateway.resource())
            .with(
                "aud",
                new String[] {
                  gateway.resource(), gateway.uri("/sse") + "", gateway.uri("/other") + ""
                });
    return more.apply(good).sign().value();
  }

  /** Stops the gateway as a signal would, in the background. */
  public Thread stop() {
    return Thread.ofPlatform().start(gateway::close);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    backend.reset();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    close();
  }

  @Override
  public void close() {
    gateway.close();
    backend.close();
    issuer.close();
  }
}
