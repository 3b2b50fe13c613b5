package dev.mcpgateway.acceptance.party;

import dev.mcpgateway.acceptance.machine.Ports;
import dev.mcpgateway.acceptance.machine.RunningProcess;
import java.net.URI;
import java.util.List;

/** The demo's MCP server, its jar as a process. */
public final class McpBackend implements AutoCloseable {

  private final int port;
  private final RunningProcess process;

  private McpBackend(int port, RunningProcess process) {
    this.port = port;
    this.process = process;
  }

  public static McpBackend start(String name) {
    int port = Ports.free();
    RunningProcess process =
        RunningProcess.jar("mcp-backend", name, List.of("--server.port=" + port));
    return new McpBackend(port, process.awaitSuccess(uri(port, "/health")));
  }

  public URI uri(String path) {
    return uri(port, path);
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
}
