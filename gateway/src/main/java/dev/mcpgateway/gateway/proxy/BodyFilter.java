package dev.mcpgateway.gateway.proxy;

import dev.mcpgateway.gateway.buffer.CollectedBody;
import dev.mcpgateway.gateway.exchange.ExchangeKey;
import dev.mcpgateway.gateway.mcp.MessageReader;
import dev.mcpgateway.gateway.mcp.Messages;
import dev.mcpgateway.gateway.mcp.Reading;
import dev.mcpgateway.gateway.mcp.Revision;
import dev.mcpgateway.gateway.refusal.Refusal;
import dev.mcpgateway.gateway.refusal.RefusedException;
import dev.mcpgateway.gateway.resource.GatewayLimits;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Takes in the whole body, reads what it asks for, and keeps exactly these bytes for the backend:
 * what was judged is what is forwarded.
 *
 * <p>Whatever has a body is read as messages, be it POST or another method that the backend might
 * take for one. GET, HEAD, DELETE and OPTIONS have none; one is refused rather than dropped,
 * because whoever sends it means something that nobody has judged.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-9.3.1">RFC 9110 9.3.1</a>
 */
final class BodyFilter implements GatewayFilter {

  /** The bytes for the backend; there where the request has a body. */
  static final ExchangeKey<byte[]> BODY =
      new ExchangeKey<>(BodyFilter.class.getName() + ".body", byte[].class);

  private final int limit;
  private final Duration time;
  private final MessageReader reader;

  BodyFilter(GatewayLimits limits) {
    this.limit = limits.heldBytes();
    this.time = limits.requestArrival();
    this.reader = new MessageReader(limit);
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    ServerHttpRequest request = exchange.getRequest();
    boolean announced = announcesBody(request.getHeaders());
    if (!takesBody(request.getMethod())) {
      return announced
          ? refused(new Refusal.BadRequest("a body with " + request.getMethod()))
          : chain.filter(exchange);
    }
    if (!announced && !request.getMethod().equals(HttpMethod.POST)) {
      return chain.filter(exchange);
    }
    Refusal refusal = judge(request.getHeaders());
    return refusal == null
        ? collect(request).flatMap(body -> read(exchange, chain, body))
        : refused(refusal);
  }

  private static boolean takesBody(HttpMethod method) {
    return method.equals(HttpMethod.POST)
        || method.equals(HttpMethod.PUT)
        || method.equals(HttpMethod.PATCH);
  }

  private static boolean announcesBody(HttpHeaders headers) {
    return headers.getContentLength() > 0 || headers.containsHeader(HttpHeaders.TRANSFER_ENCODING);
  }

  private @Nullable Refusal judge(HttpHeaders headers) {
    if (headers.containsHeader(HttpHeaders.CONTENT_ENCODING)) {
      return new Refusal.UnsupportedMediaType("Content-Encoding is set");
    }
    if (!JsonMediaType.matches(headers.getFirst(HttpHeaders.CONTENT_TYPE))) {
      return new Refusal.UnsupportedMediaType("Content-Type is not application/json");
    }
    return headers.getContentLength() > limit ? new Refusal.BodyTooLarge(limit) : null;
  }

  private Mono<byte[]> collect(ServerHttpRequest request) {
    return CollectedBody.of(request.getBody(), limit, request.getHeaders().getContentLength())
        .onErrorMap(
            DataBufferLimitException.class,
            _ -> new RefusedException(new Refusal.BodyTooLarge(limit)))
        .timeout(time, refused(new Refusal.RequestTimeout()));
  }

  private Mono<Void> read(ServerWebExchange exchange, GatewayFilterChain chain, byte[] body) {
    ExchangeKey.BODY_BYTES.put(exchange, body.length);
    String revision = exchange.getRequest().getHeaders().getFirst(Revision.HEADER);
    return switch (reader.read(body, Revision.of(revision).hasBatches())) {
      case Reading.Read(Messages messages) -> {
        ExchangeKey.MESSAGES.put(exchange, messages);
        BODY.put(exchange, body);
        yield chain.filter(exchange);
      }
      case Reading.NotJson(String detail) ->
          refused(new Refusal.MalformedMessage(Refusal.MalformedMessage.PARSE_ERROR, detail));
      case Reading.NotMessage(String detail) ->
          refused(new Refusal.MalformedMessage(Refusal.MalformedMessage.INVALID_REQUEST, detail));
    };
  }

  private static <T> Mono<T> refused(Refusal refusal) {
    return Mono.error(new RefusedException(refusal));
  }
}
