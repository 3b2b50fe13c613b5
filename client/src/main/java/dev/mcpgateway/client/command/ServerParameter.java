package dev.mcpgateway.client.command;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** The first word of each command: which server it is about. */
final class ServerParameter {

  @Parameters(
      index = "0",
      paramLabel = "URL",
      converter = UriConverter.class,
      description = "The MCP server.")
  private @Nullable URI server;

  URI url() {
    return Terminal.present(server);
  }
}
