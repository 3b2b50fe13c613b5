package dev.mcpgateway.client.mcp;

import java.time.Duration;
import org.springframework.web.reactive.function.client.WebClient;

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
   */
  public Session session(WebClient client, SessionSettings settings) {
    // the innermost filter, so that it sees the requests themselves and not the login among them
    WebClient patient =
        client.mutate().filter((request, next) -> next.exchange(request).timeout(SILENCE)).build();
    return session(patient, settings, SILENCE);
  }

  Session session(WebClient client, SessionSettings settings, Duration silence) {
    if (this == SSE) {
      return new InitializedSession(new HttpSseWire(client, settings, silence), settings);
    }
    Session earlier =
        new InitializedSession(new StreamableHttpWire(client, settings, silence), settings);
    StatelessSession later =
        new StatelessSession(
            new StatelessWire(client, settings.server(), silence, settings.notified()), settings);
    return switch (settings.protocol()) {
      case AUTO -> new NegotiatedSession(later, earlier);
      case INITIALIZED -> earlier;
      case STATELESS -> later;
    };
  }
}
