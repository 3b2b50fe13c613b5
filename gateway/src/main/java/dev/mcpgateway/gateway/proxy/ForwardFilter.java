package dev.mcpgateway.gateway.proxy;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR;

import dev.mcpgateway.gateway.exchange.CorrelationId;
import dev.mcpgateway.gateway.exchange.ExchangeKey;
import dev.mcpgateway.gateway.identity.IdentityFilter;
import dev.mcpgateway.gateway.lifetime.OpenStreams;
import dev.mcpgateway.gateway.resource.GatewayLimits;
import dev.mcpgateway.gateway.session.SessionIds;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.reactivestreams.Publisher;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.NettyOutbound;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientRequest;

/**
 * Sends the request to the backend, once, and hands on the answer as it comes.
 *
 * <p>Stands where Spring Cloud Gateway's own pair of routing and writing filters would, on the same
 * HTTP client: those write a body in several pieces, copy the headers six times, hold back the
 * headers of an event stream until its first event, and end a broken answer as if it were whole.
 */
final class ForwardFilter implements GatewayFilter {

  private final HttpClient client;
  private final Duration patience;
  private final OpenStreams streams;
  private final AnswerWriter writer;
  private final BackendTimer timer;
  private final List<String> ours;

  /**
   * Forwards by this client.
   *
   * @param ours names of headers that no client may set
   */
  ForwardFilter(
      HttpClient client,
      GatewayLimits limits,
      OpenStreams streams,
      AnswerWriter writer,
      BackendTimer timer,
      List<String> ours) {
    this.client = client;
    this.patience = limits.backendResponse();
    this.streams = streams;
    this.writer = writer;
    this.timer = timer;
    this.ours = ours;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    URI target = exchange.getRequiredAttribute(GATEWAY_REQUEST_URL_ATTR);
    return client
        .request(HttpMethod.valueOf(exchange.getRequest().getMethod().name()))
        .uri(target)
        .send((request, outbound) -> send(exchange, request, outbound))
        .responseConnection((response, connection) -> Mono.just(new Answer(response, connection)))
        .next()
        .transform(answer -> inTime(exchange, answer))
        .onErrorMap(BackendFailure::refused)
        .transformDeferred(answer -> timer.time(ExchangeKey.SERVER.get(exchange), answer))
        .doOnDiscard(Answer.class, Answer::discard)
        .flatMap(answer -> writer.write(exchange, target, answer));
  }

  private Mono<Answer> inTime(ServerWebExchange exchange, Mono<Answer> answer) {
    return OpenStreams.isStanding(exchange)
        ? streams.awaited(exchange, answer)
        : answer.timeout(patience, Mono.error(BackendFailure::late));
  }

  /** Headers and body leave together: an aggregated message is written once. */
  private Publisher<Void> send(
      ServerWebExchange exchange, HttpClientRequest request, NettyOutbound outbound) {
    HttpHeaders headers = request.requestHeaders();
    RequestHeaders.copy(exchange.getRequest().getHeaders(), headers);
    ours.forEach(headers::remove);
    IdentityFilter.HEADERS
        .find(exchange)
        .ifPresent(identity -> identity.values().forEach(headers::set));
    ExchangeKey.CORRELATION_ID
        .find(exchange)
        .ifPresent(id -> headers.set(CorrelationId.HEADER, id));
    SessionFilter.SESSION_ID.find(exchange).ifPresent(id -> headers.set(SessionIds.HEADER, id));
    return BodyFilter.BODY
        .find(exchange)
        .<Publisher<Void>>map(body -> outbound.send(Mono.just(Unpooled.wrappedBuffer(body))))
        .orElse(Mono.empty());
  }
}
