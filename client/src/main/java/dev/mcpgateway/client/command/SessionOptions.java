package dev.mcpgateway.client.command;

import dev.mcpgateway.client.mcp.Answers;
import dev.mcpgateway.client.mcp.DefaultAnswers;
import dev.mcpgateway.client.mcp.Protocol;
import dev.mcpgateway.client.mcp.SessionSettings;
import dev.mcpgateway.client.mcp.Transport;
import java.net.URI;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** The options on how to speak with an MCP server. */
final class SessionOptions {

  @Option(
      names = "--transport",
      paramLabel = "NAME",
      defaultValue = "streamable-http",
      converter = TransportConverter.class,
      description = "streamable-http (default) or sse, the transport of 2024-11-05.")
  private Transport transport = Transport.STREAMABLE_HTTP;

  @Option(
      names = "--protocol",
      paramLabel = "REVISION",
      defaultValue = "auto",
      converter = ProtocolConverter.class,
      description =
          "auto (default): negotiate. 2025-11-25: begin with initialize, for this and earlier"
              + " revisions. 2026-07-28: requests that stand alone.")
  private Protocol protocol = Protocol.AUTO;

  @Option(
      names = "--listen",
      description = "Open the stream on which a server up to 2025-11-25 tells what nobody asked.")
  private boolean listen;

  @Option(
      names = "--accept-defaults",
      description = "Answer a form that the server sends with the defaults that it names.")
  private boolean acceptDefaults;

  Transport transport() {
    return transport;
  }

  SessionSettings settings(URI server, Consumer<String> say) {
    return SessionSettings.of(server, message -> Progress.words(message).ifPresent(say))
        .with(protocol)
        .with(acceptDefaults ? new DefaultAnswers() : Answers.NONE)
        .listening(listen);
  }
}
