package dev.mcpgateway.acceptance.party;

import dev.mcpgateway.acceptance.machine.NodeTools;
import dev.mcpgateway.acceptance.machine.Ports;
import dev.mcpgateway.acceptance.machine.RunningProcess;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The npm package oidc-provider: an authorization server with all that MCP clients may ask for.
 * Besides registration it knows the public client {@code mcp-client}.
 */
public final class OidcProvider implements AutoCloseable {

  private final int port;
  private final RunningProcess process;

  private OidcProvider(int port, RunningProcess process) {
    this.port = port;
    this.process = process;
  }

  /** Starts it for one resource. */
  public static OidcProvider start(URI resource, Duration tokens) throws IOException {
    NodeTools node = NodeTools.required();
    int port = Ports.free();
    RunningProcess process =
        RunningProcess.start(
            "oidc-provider",
            List.of(node.node(), node.script("authorization-server.mjs").toString()),
            Map.of(
                "PORT", Integer.toString(port),
                "RESOURCES", resource.toString(),
                "ACCESS_TOKEN_SECONDS", Long.toString(tokens.toSeconds())));
    var provider = new OidcProvider(port, process);
    process.awaitSuccess(URI.create(provider.issuer() + "/.well-known/openid-configuration"));
    return provider;
  }

  public String issuer() {
    return "http://localhost:" + port;
  }

  /** Begins a login of the client that it knows. */
  public Login login(URI resource, String scope) {
    return new Login(
        URI.create(issuer() + "/auth"),
        URI.create(issuer() + "/token"),
        "mcp-client",
        scope,
        resource);
  }

  /** What it was asked, one JSON object a line, without codes and tokens. */
  public String log() {
    return process.log();
  }

  @Override
  public void close() {
    process.close();
  }
}
