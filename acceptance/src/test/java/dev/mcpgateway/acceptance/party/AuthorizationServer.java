package dev.mcpgateway.acceptance.party;

import dev.mcpgateway.acceptance.machine.Ports;
import dev.mcpgateway.acceptance.machine.RunningProcess;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The embedded authorization server, its jar as a process. */
public final class AuthorizationServer implements AutoCloseable {

  /** Who can log in, as {@code --login-as} wants it. */
  public static final String LOGIN = "alice@example.com:password";

  private final int port;
  private final RunningProcess process;

  private AuthorizationServer(int port, RunningProcess process) {
    this.port = port;
    this.process = process;
  }

  /** Starts it for these resources. */
  public static AuthorizationServer start(String name, URI... resources) {
    return start(name, List.of(), resources);
  }

  /**
   * The same with settings of its own, {@code name=value} below {@code mcp.authorization-server}.
   */
  public static AuthorizationServer start(String name, List<String> settings, URI... resources) {
    int port = Ports.free();
    List<String> arguments = new ArrayList<>();
    arguments.add("--server.port=" + port);
    arguments.add("--mcp.authorization-server.issuer=" + issuer(port));
    settings.forEach(setting -> arguments.add("--mcp.authorization-server." + setting));
    for (int each = 0; each < resources.length; each++) {
      arguments.add("--mcp.authorization-server.resources[" + each + "]=" + resources[each]);
    }
    RunningProcess process = RunningProcess.jar("authorization-server", name, arguments);
    return new AuthorizationServer(port, process.awaitSuccess(metadata(port)));
  }

  public String issuer() {
    return issuer(port);
  }

  public RunningProcess process() {
    return process;
  }

  /** A token for a resource, got by a login of our own. */
  public AccessToken token(URI resource) throws IOException, InterruptedException {
    JsonNode metadata =
        new ObjectMapper().readTree(McpRequest.of("GET", metadata(port)).send().body());
    var login =
        new Login(
            URI.create(metadata.path("authorization_endpoint").asString()),
            URI.create(metadata.path("token_endpoint").asString()),
            "mcp-client",
            metadata.path("scopes_supported").path(0).asString(),
            resource);
    return login.as("alice@example.com", "password");
  }

  @Override
  public void close() {
    process.close();
  }

  private static String issuer(int port) {
    return "http://localhost:" + port;
  }

  private static URI metadata(int port) {
    return URI.create(issuer(port) + "/.well-known/oauth-authorization-server");
  }
}
