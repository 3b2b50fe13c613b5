package dev.mcpgateway.client.mcp;

import java.net.URI;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * What a session is to be like.
 *
 * @param server the MCP server
 * @param protocol which era to speak
 * @param listens whether to open the stream on which a server of the earlier era tells what is no
 *     answer to anything
 * @param notified hears what the server tells unasked, such as progress
 * @param answers answers what the server asks
 */
public record SessionSettings(
    URI server, Protocol protocol, boolean listens, Consumer<JsonNode> notified, Answers answers) {

  /** Speaks either era, does not listen, answers nothing. */
  public static SessionSettings of(URI server, Consumer<JsonNode> notified) {
    return new SessionSettings(server, Protocol.AUTO, false, notified, Answers.NONE);
  }

  public SessionSettings with(Protocol other) {
    return new SessionSettings(server, other, listens, notified, answers);
  }

  public SessionSettings with(Answers other) {
    return new SessionSettings(server, protocol, listens, notified, other);
  }

  public SessionSettings listening(boolean on) {
    return new SessionSettings(server, protocol, on, notified, answers);
  }
}
