package dev.mcpgateway.acceptance.doctor;

import dev.mcpgateway.acceptance.machine.NodeTools;
import dev.mcpgateway.acceptance.machine.Ports;
import dev.mcpgateway.acceptance.machine.RunningProcess;
import java.net.URI;
import java.util.Map;

/** An example of the TypeScript SDK, with the authorization server that it brings. */
final class ExampleServer implements AutoCloseable {

  private static final String FILE =
      "@modelcontextprotocol/sdk/dist/esm/examples/server/simpleStreamableHttp.js";

  private final int port;
  private final RunningProcess process;

  private ExampleServer(int port, RunningProcess process) {
    this.port = port;
    this.process = process;
  }

  static ExampleServer start(NodeTools node, String name) {
    int port = Ports.free();
    RunningProcess process =
        RunningProcess.start(
            name,
            node.command(FILE, "--oauth"),
            Map.of(
                "MCP_PORT", Integer.toString(port),
                "MCP_AUTH_PORT", Integer.toString(Ports.free())));
    return new ExampleServer(port, process.awaitListening(port));
  }

  URI uri() {
    return URI.create("http://localhost:" + port + "/mcp");
  }

  @Override
  public void close() {
    process.close();
  }
}
