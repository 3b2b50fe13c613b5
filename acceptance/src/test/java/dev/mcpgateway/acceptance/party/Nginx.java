package dev.mcpgateway.acceptance.party;

import dev.mcpgateway.acceptance.machine.Engine;
import dev.mcpgateway.acceptance.machine.Ports;
import java.net.URI;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.images.builder.Transferable;

/** nginx in a container of the host's network, so that it reaches what runs beside the tests. */
public final class Nginx implements AutoCloseable {

  private static final String IMAGE = "nginx:1.29-alpine";

  private final int port;
  private final GenericContainer<?> container;

  private Nginx(int port, GenericContainer<?> container) {
    this.port = port;
    this.container = container;
  }

  /** Starts it with a configuration, in which {@code PORT} stands for where it listens. */
  public static Nginx start(String configuration) {
    Engine.image(IMAGE, ".ci/base-images makes it");
    int port = Ports.free();
    var container = new GenericContainer<>(IMAGE);
    container
        .withNetworkMode("host")
        .withCopyToContainer(
            Transferable.of(configuration.replace("PORT", Integer.toString(port))),
            "/etc/nginx/nginx.conf");
    container.start();
    var nginx = new Nginx(port, container);
    Awaitility.await("nginx").atMost(Duration.ofSeconds(20)).until(() -> Ports.taken(port));
    return nginx;
  }

  public URI uri(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  @Override
  public void close() {
    container.stop();
  }
}
