package dev.mcpgateway.acceptance.party;

import dev.mcpgateway.acceptance.machine.Engine;
import dev.mcpgateway.acceptance.machine.Ports;
import dev.mcpgateway.acceptance.machine.Repository;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.List;
import java.util.function.UnaryOperator;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.Transferable;

/** Dex in a container, with the repository's configuration for other ports. */
public final class Dex implements AutoCloseable {

  private static final String IMAGE = "ghcr.io/dexidp/dex:v2.45.1";
  private static final int PORT = 5556;

  private final int port;
  private final GenericContainer<?> container;

  private Dex(int port, GenericContainer<?> container) {
    this.port = port;
    this.container = container;
  }

  /** Starts Dex, which knows the resources {@code /mcp} and {@code /sse} of a gateway's port. */
  public static Dex start(int gatewayPort) throws IOException {
    return start(gatewayPort, UnaryOperator.identity());
  }

  /** The same with a changed configuration. */
  public static Dex start(int gatewayPort, UnaryOperator<String> changes) throws IOException {
    Engine.image(IMAGE, ".ci/base-images makes it");
    // The issuer is part of each token, so the port must be known before Dex starts.
    int port = Ports.free();
    String configuration =
        changes
            .apply(Files.readString(Repository.root().resolve("dex/config.yaml")))
            .replace("http://localhost:5556/dex", issuer(port))
            .replace("http://localhost:3001/", "http://localhost:" + gatewayPort + "/");
    var container = new GenericContainer<>(IMAGE);
    container
        .withCommand("dex", "serve", "/etc/dex/config.yaml")
        .withCopyToContainer(Transferable.of(configuration), "/etc/dex/config.yaml")
        .withExposedPorts(PORT)
        .waitingFor(Wait.forHttp("/dex/.well-known/openid-configuration").forPort(PORT));
    container.setPortBindings(List.of("127.0.0.1:" + port + ":" + PORT));
    var dex = new Dex(port, container);
    dex.container.start();
    return dex;
  }

  public static String version() {
    return IMAGE.substring(IMAGE.indexOf(":v") + 2);
  }

  public String issuer() {
    return issuer(port);
  }

  /** Begins a login of a client of Dex for a resource. */
  public Login login(String client, URI resource) {
    return new Login(
        URI.create(issuer() + "/auth"),
        URI.create(issuer() + "/token"),
        client,
        "openid " + audience(resource),
        resource);
  }

  /** The scope that puts a resource into the audience of a token. */
  public static String audience(URI resource) {
    return "audience:server:client_id:" + resource;
  }

  /** Lets a device in: logs in and consents at the page that the device shows. */
  public void letIn(URI page, String user, String password)
      throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
      URI end = new LoginPages(http, user, password).walk(page, issuer() + "/device/callback");
      HttpResponse<String> last =
          http.send(HttpRequest.newBuilder(end).build(), BodyHandlers.ofString());
      if (last.statusCode() != 200) {
        throw new AssertionError(end.getPath() + ": " + last.statusCode() + " " + last.body());
      }
    }
  }

  /** Stops it and starts it anew: its state is in memory, so it comes back with other keys. */
  public void restart() {
    container.stop();
    container.start();
  }

  @Override
  public void close() {
    container.stop();
  }

  private static String issuer(int port) {
    return "http://localhost:" + port + "/dex";
  }
}
