package dev.mcpgateway.acceptance.party;

import dev.mcpgateway.acceptance.machine.NodeTools;
import dev.mcpgateway.acceptance.machine.Ports;
import dev.mcpgateway.acceptance.machine.RunningProcess;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** A server of both eras on the TypeScript SDK v2, without authorization. */
public final class ConformanceServer implements AutoCloseable {

  private final int port;
  private final RunningProcess process;

  private ConformanceServer(int port, RunningProcess process) {
    this.port = port;
    this.process = process;
  }

  public static ConformanceServer start(NodeTools node, String name) {
    int port = Ports.free();
    RunningProcess process =
        RunningProcess.start(
            name,
            List.of(node.node(), node.script("conformance-server.mjs").toString()),
            Map.of("PORT", Integer.toString(port)));
    return new ConformanceServer(port, process.awaitListening(port));
  }

  public URI uri() {
    return URI.create("http://localhost:" + port + "/mcp");
  }

  @Override
  public void close() {
    process.close();
  }
}
