package dev.mcpgateway.client.http;

import io.netty.channel.ChannelOption;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.core.codec.CharSequenceEncoder;
import org.springframework.core.codec.StringDecoder;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.http.codec.ServerSentEventHttpMessageReader;
import org.springframework.web.reactive.function.client.ExchangeStrategies;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** Makes the WebClients that everything here uses: text and events only, with limits. */
public final class HttpClients {

  private static final int DOCUMENT = 256 * 1024;
  private static final int MESSAGE = 4 * 1024 * 1024;

  /** Less than servers wait before they close what the next request would be sent on. */
  private static final Duration IDLE = Duration.ofSeconds(3);

  private static final Duration CONNECT = Duration.ofSeconds(5);

  private final ClientHttpConnector connector;

  public HttpClients(List<ConnectTo> mappings) {
    this(mappings, connector -> connector);
  }

  /**
   * Clients that are watched.
   *
   * @param around makes of the connector one that sees each request after all filters
   */
  public HttpClients(List<ConnectTo> mappings, UnaryOperator<ClientHttpConnector> around) {
    HttpClient client =
        HttpClient.create(ConnectionProvider.builder("client").maxIdleTime(IDLE).build())
            .resolver(new MappedAddresses(mappings))
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(CONNECT.toMillis()))
            // a request that was lost is told of, not sent twice
            .disableRetry(true)
            .followRedirect(false);
    this.connector = around.apply(new ReactorClientHttpConnector(client));
  }

  /** For metadata, tokens and login pages. */
  public WebClient forDocuments() {
    return limited(DOCUMENT);
  }

  /** For MCP messages and event streams. */
  public WebClient forMessages() {
    return limited(MESSAGE);
  }

  private WebClient limited(int bytes) {
    StringDecoder text = StringDecoder.allMimeTypes();
    text.setMaxInMemorySize(bytes);
    ServerSentEventHttpMessageReader events = new ServerSentEventHttpMessageReader(null);
    events.setMaxInMemorySize(bytes);
    ExchangeStrategies strategies =
        ExchangeStrategies.empty()
            .codecs(codecs -> {
              codecs.registerDefaults(false);
              codecs.customCodecs().register(CharSequenceEncoder.allMimeTypes());
              codecs.customCodecs().register(events);
              codecs.customCodecs().register(text);
            })
            .build();
    return WebClient.builder().clientConnector(connector).exchangeStrategies(strategies).build();
  }
}
