package dev.mcpgateway.client.mcp;

import java.net.URI;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a session is to be like.
 *
 * @param server the MCP server
 * @param protocol which era to speak
 * @param listens whether to open the stream on which a server of the earlier era tells what is no
 *     answer to anything
 * @param notified hears what the server tells unasked, such as progress
 * @param answers answers what the server asks
 * @param extensions the extensions of MCP that the server is told of
 */
public record SessionSettings(
    URI server,
    Protocol protocol,
    boolean listens,
    Consumer<JsonNode> notified,
    Answers answers,
    Set<String> extensions) {

  public SessionSettings {
    extensions = Set.copyOf(extensions);
  }

  /** Speaks either era, does not listen, answers nothing. */
  public static SessionSettings of(URI server, Consumer<JsonNode> notified) {
    return new SessionSettings(server, Protocol.AUTO, false, notified, Answers.NONE, Set.of());
  }

  public SessionSettings with(Protocol other) {
    return new SessionSettings(server, other, listens, notified, answers, extensions);
  }

  public SessionSettings with(Answers other) {
    return new SessionSettings(server, protocol, listens, notified, other, extensions);
  }

  public SessionSettings listening(boolean on) {
    return new SessionSettings(server, protocol, on, notified, answers, extensions);
  }

  public SessionSettings with(Set<String> others) {
    return new SessionSettings(server, protocol, listens, notified, answers, others);
  }

  /** What the server is told that this client can do. */
  ObjectNode capabilities() {
    ObjectNode capabilities = answers.capabilities().deepCopy();
    if (!extensions.isEmpty()) {
      ObjectNode named = capabilities.putObject("extensions");
      extensions.forEach(named::putObject);
    }
    return capabilities;
  }
}
