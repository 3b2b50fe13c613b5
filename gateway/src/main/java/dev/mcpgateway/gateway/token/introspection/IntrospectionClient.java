package dev.mcpgateway.gateway.token.introspection;

import dev.mcpgateway.gateway.caller.AccessToken;
import dev.mcpgateway.gateway.resource.Introspection;
import dev.mcpgateway.gateway.resource.TrustedIssuer;
import dev.mcpgateway.gateway.token.introspection.ClientAuthentication.Party;
import dev.mcpgateway.gateway.token.jwt.Printable;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.netty.channel.ChannelOption;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * Asks an issuer's endpoint what a token is. The token is shown to this one address: redirects are
 * not followed. There is a limit for the time, the size, the calls at a time and those that wait;
 * beyond each of them it counts as failed.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7662#section-2.1">RFC 7662 2.1</a>
 */
public final class IntrospectionClient implements AutoCloseable {

  static final String METER = "mcp.gateway.introspection";

  private static final Logger LOG = LoggerFactory.getLogger(IntrospectionClient.class);

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int MAX_BYTES = 64 * 1024;
  private static final int AT_A_TIME = 32;
  private static final int WAITING = 256;

  private final String issuer;
  private final URI address;
  private final ClientAuthentication authentication;
  private final MeterRegistry meters;
  private final ConnectionProvider connections;
  private final WebClient web;
  private final AtomicReference<Optional<String>> failure = new AtomicReference<>(Optional.empty());

  /**
   * The endpoint of an issuer that has one.
   *
   * @param ids a new one for each assertion
   */
  public IntrospectionClient(
      TrustedIssuer issuer, Clock clock, Supplier<String> ids, MeterRegistry meters) {
    Introspection introspection = issuer.introspection().orElseThrow();
    this.issuer = issuer.issuer();
    this.address = introspection.endpoint();
    this.authentication =
        ClientAuthentication.of(
            introspection.credential(),
            new Party(introspection.clientId(), issuer.issuer()),
            clock,
            ids);
    this.meters = meters;
    this.connections =
        ConnectionProvider.builder("introspection")
            .maxConnections(AT_A_TIME)
            .pendingAcquireMaxCount(WAITING)
            .pendingAcquireTimeout(PATIENCE)
            .build();
    this.web = client(connections);
  }

  private static WebClient client(ConnectionProvider connections) {
    HttpClient http =
        HttpClient.create(connections)
            .followRedirect(false)
            .disableRetry(true)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) PATIENCE.toMillis())
            .resolver(names -> names.queryTimeout(PATIENCE));
    return WebClient.builder()
        .clientConnector(new ReactorClientHttpConnector(http))
        .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(MAX_BYTES))
        .build();
  }

  /** Asks about a token; never empty, and no error. */
  public Mono<Introspected> ask(AccessToken token) {
    return Mono.defer(() -> {
      Timer.Sample sample = Timer.start(meters);
      return Mono.defer(() -> send(token))
          // to sign takes a while, and random bytes from a device
          .subscribeOn(Schedulers.boundedElastic())
          .timeout(PATIENCE)
          // what went wrong is named by its kind: a message might repeat what was sent
          .onErrorResume(error -> Mono.just(new Introspected.Failed(kind(error))))
          .doOnNext(answer -> report(answer, sample));
    });
  }

  private Mono<Introspected> send(AccessToken token) {
    MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
    form.set("token", token.value());
    form.set("token_type_hint", "access_token");
    return web.post()
        .uri(address)
        .accept(MediaType.APPLICATION_JSON)
        .headers(headers -> authentication.addTo(headers, form))
        .body(BodyInserters.fromFormData(form))
        .exchangeToMono(IntrospectionClient::read);
  }

  private static Mono<Introspected> read(ClientResponse response) {
    int status = response.statusCode().value();
    Optional<MediaType> type = response.headers().contentType();
    return response
        .bodyToMono(byte[].class)
        .defaultIfEmpty(new byte[0])
        .map(body -> AnswerReader.read(status, type.orElse(null), body));
  }

  private static String kind(Throwable error) {
    return NestedExceptionUtils.getMostSpecificCause(error).getClass().getSimpleName();
  }

  /** One that is down is asked all the time: said once. */
  private void report(Introspected answer, Timer.Sample sample) {
    Optional<String> now =
        answer instanceof Introspected.Failed(String detail)
            ? Optional.of(detail)
            : Optional.empty();
    String outcome = answer.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    sample.stop(meters.timer(METER, "issuer", issuer, "outcome", outcome));
    boolean known = failure.getAndSet(now).equals(now);
    now.ifPresent(detail ->
        LOG.atLevel(known ? Level.DEBUG : Level.WARN)
            .log("{} cannot be asked about tokens: {}", issuer, Printable.of(detail)));
  }

  @Override
  public void close() {
    connections.dispose();
  }
}
