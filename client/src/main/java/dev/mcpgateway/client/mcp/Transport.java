package dev.mcpgateway.client.mcp;

import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import org.springframework.web.reactive.function.client.WebClient;
import tools.jackson.databind.JsonNode;

/** How messages travel. */
public enum Transport {
  STREAMABLE_HTTP("streamable-http"),
  SSE("sse");

  /** How long a server may say nothing. A login is not counted: it is the user who takes time. */
  private static final Duration SILENCE = Duration.ofMinutes(2);

  private final String label;

  Transport(String label) {
    this.label = label;
  }

  @Override
  public String toString() {
    return label;
  }

  /**
   * A session over this transport; nothing is sent before it is opened.
   *
   * @param client adds the credential
   * @param server the MCP server
   * @param notified hears what the server tells unasked, such as progress
   */
  public Session session(WebClient client, URI server, Consumer<JsonNode> notified) {
    // the innermost filter, so that it sees the requests themselves and not the login among them
    WebClient patient =
        client.mutate().filter((request, next) -> next.exchange(request).timeout(SILENCE)).build();
    return new InitializedSession(
        switch (this) {
          case STREAMABLE_HTTP -> new StreamableHttpWire(patient, server, SILENCE, notified);
          case SSE -> new HttpSseWire(patient, server, SILENCE, notified);
        });
  }
}
