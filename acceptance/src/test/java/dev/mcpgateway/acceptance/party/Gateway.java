package dev.mcpgateway.acceptance.party;

import dev.mcpgateway.acceptance.machine.Ports;
import dev.mcpgateway.acceptance.machine.RunningProcess;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** The gateway's jar as a process, in front of the servers that a test names. */
public final class Gateway implements AutoCloseable {

  private final int port;
  private final RunningProcess process;

  private Gateway(int port, RunningProcess process) {
    this.port = port;
    this.process = process;
  }

  /** Begins the settings of a gateway on a free port. */
  public static Settings with() {
    return new Settings(Ports.free());
  }

  public URI uri(String path) {
    return uri(port, path);
  }

  public int port() {
    return port;
  }

  public RunningProcess process() {
    return process;
  }

  @Override
  public void close() {
    process.close();
  }

  private static URI uri(int port, String path) {
    return URI.create("http://localhost:" + port + path);
  }

  /** Settings of a gateway that is not started yet; its public address is known already. */
  public static final class Settings {

    private final int port;
    private final List<String> arguments = new ArrayList<>();
    private String metadata = "/.well-known/oauth-protected-resource";

    private Settings(int port) {
      this.port = port;
      arguments.add("--server.port=" + port);
      arguments.add("--management.server.port=0");
    }

    public URI uri(String path) {
      return Gateway.uri(port, path);
    }

    public int port() {
      return port;
    }

    /** Protects a backend at a path; the three settings that each server must have. */
    public Settings server(String name, String path, URI backend, String issuer) {
      return server(name, uri(path), backend, issuer);
    }

    /** The same where clients know the gateway by another address, as with several replicas. */
    public Settings server(String name, URI resource, URI backend, String issuer) {
      metadata = "/.well-known/oauth-protected-resource" + resource.getPath();
      return option("servers." + name + ".resource", resource)
          .option("servers." + name + ".backend", backend)
          .option("servers." + name + ".issuers[0].issuer", issuer);
    }

    /** Names scopes in the challenge of a server. */
    public Settings scopes(String server, String... scopes) {
      return option("servers." + server + ".scopes", String.join(",", scopes));
    }

    /** Sets {@code mcp.gateway.<name>}. */
    public Settings option(String name, Object value) {
      arguments.add("--mcp.gateway." + name + "=" + value);
      return this;
    }

    /** Starts it, and waits until it serves its metadata. */
    public Gateway start(String name) {
      RunningProcess process = RunningProcess.jar("gateway", name, arguments);
      return new Gateway(port, process.awaitSuccess(uri(metadata)));
    }
  }
}
