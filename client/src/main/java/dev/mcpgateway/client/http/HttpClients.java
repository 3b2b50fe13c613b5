package dev.mcpgateway.client.http;

import io.netty.channel.ChannelOption;
import io.netty.resolver.AddressResolverGroup;
import java.net.InetSocketAddress;
import java.net.URI;
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

/**
 * Makes the WebClients that everything here uses: text and events only, with limits.
 *
 * <p>They connect to what the user named and to what that may lead to: never to a more private
 * address than its own, whatever DNS says, unless the user maps it.
 */
public final class HttpClients {

  private static final int DOCUMENT = 256 * 1024;
  private static final int MESSAGE = 4 * 1024 * 1024;

  /** Less than servers wait before they close what the next request would be sent on. */
  private static final Duration IDLE = Duration.ofSeconds(3);

  private static final Duration CONNECT = Duration.ofSeconds(5);

  private final List<ConnectTo> mappings;
  private final AddressResolverGroup<InetSocketAddress> names;
  private final UnaryOperator<ClientHttpConnector> around;
  private final ClientHttpConnector connector;

  /**
   * Clients for one server.
   *
   * @param server the MCP server that the user named
   * @param mappings where the user says that hosts are
   */
  public HttpClients(URI server, List<ConnectTo> mappings) {
    this(server, mappings, connector -> connector);
  }

  /**
   * Clients that are watched.
   *
   * @param around makes of the connector one that sees each request after all filters
   */
  public HttpClients(
      URI server, List<ConnectTo> mappings, UnaryOperator<ClientHttpConnector> around) {
    this(server, mappings, new SystemNames(), around);
  }

  HttpClients(
      URI server,
      List<ConnectTo> mappings,
      AddressResolverGroup<InetSocketAddress> names,
      UnaryOperator<ClientHttpConnector> around) {
    this.mappings = List.copyOf(mappings);
    this.names = names;
    this.around = around;
    HttpClient client =
        HttpClient.create(ConnectionProvider.builder("client").maxIdleTime(IDLE).build())
            .resolver(new MappedAddresses(this.mappings, new Reach(server), names))
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(CONNECT.toMillis()))
            // a request that was lost is told of, not sent twice
            .disableRetry(true)
            .followRedirect(false);
    this.connector = around.apply(new ReactorClientHttpConnector(client));
  }

  /** The same for another address that the user named. */
  public HttpClients from(URI other) {
    return new HttpClients(other, mappings, names, around);
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
