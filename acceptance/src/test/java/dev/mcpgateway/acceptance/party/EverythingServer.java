package dev.mcpgateway.acceptance.party;

import dev.mcpgateway.acceptance.machine.NodeTools;
import dev.mcpgateway.acceptance.machine.Ports;
import dev.mcpgateway.acceptance.machine.RunningProcess;
import java.net.URI;
import java.util.Map;

/** The MCP project's own example server as it comes: without authorization. */
public final class EverythingServer implements AutoCloseable {

  private static final String FILE = "@modelcontextprotocol/server-everything/dist/index.js";

  private final int port;
  private final RunningProcess process;

  private EverythingServer(int port, RunningProcess process) {
    this.port = port;
    this.process = process;
  }

  /** Starts it for a transport, {@code streamableHttp} or {@code sse}. */
  public static EverythingServer start(NodeTools node, String name, String transport) {
    int port = Ports.free();
    RunningProcess process =
        RunningProcess.start(
            name, node.command(FILE, transport), Map.of("PORT", Integer.toString(port)));
    return new EverythingServer(port, process.awaitListening(port));
  }

  public int port() {
    return port;
  }

  public URI uri(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  @Override
  public void close() {
    process.close();
  }
}
