package dev.mcpgateway.gateway.refusal;

import dev.mcpgateway.gateway.exchange.CorrelationId;
import dev.mcpgateway.gateway.exchange.ExchangeKey;
import dev.mcpgateway.gateway.resource.SenderConstraints;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Answers a refused request: the only place that sets a status of 400 or above. Each refusal leaves
 * one line in the log.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
public final class RefusalWriter {

  private final Challenges challenges;

  public RefusalWriter(SenderConstraints constraints) {
    this.challenges = new Challenges(constraints);
  }

  /** Writes the refusal, unless an answer is already on its way: then nothing can be said. */
  public Mono<Void> write(ServerWebExchange exchange, Refusal refusal) {
    RefusalLog.write(refusal, RefusalLog.Request.of(exchange));
    ExchangeKey.REFUSAL_CODE.put(exchange, refusal.code());
    ServerHttpResponse response = exchange.getResponse();
    if (response.isCommitted()) {
      return Mono.empty();
    }
    RefusalBody body = RefusalBody.of(refusal, CorrelationId.of(exchange));
    byte[] bytes = body.json().getBytes(StandardCharsets.UTF_8);
    response.setStatusCode(HttpStatusCode.valueOf(refusal.status()));
    HttpHeaders headers = response.getHeaders();
    // whatever was prepared for another answer, a backend's headers for instance
    headers.clear();
    headers.setContentType(MediaType.parseMediaType(body.contentType()));
    headers.setContentLength(bytes.length);
    headers.setCacheControl(CacheControl.noStore());
    headers.set("X-Content-Type-Options", "nosniff");
    addHeaders(exchange, refusal, headers);
    DataBuffer buffer = response.bufferFactory().wrap(bytes);
    return response.writeWith(Mono.just(buffer));
  }

  private void addHeaders(ServerWebExchange exchange, Refusal refusal, HttpHeaders headers) {
    ExchangeKey.SERVER
        .find(exchange)
        .map(server -> challenges.of(refusal, server, ExchangeKey.CREDENTIAL.find(exchange)))
        .ifPresent(each -> each.forEach(one -> headers.add(HttpHeaders.WWW_AUTHENTICATE, one)));
    retryAfter(refusal)
        .ifPresent(wait -> headers.set(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds())));
    switch (refusal) {
      case Refusal.MethodNotAllowed(String allowed) -> headers.set(HttpHeaders.ALLOW, allowed);
      // what comes next on the connection may be a part of this one
      case Refusal.BadRequest _, Refusal.RequestTimeout _ ->
          headers.set(HttpHeaders.CONNECTION, "close");
      case Refusal.NonceNeeded(String nonce) -> headers.set("DPoP-Nonce", nonce);
      default -> {}
    }
  }

  private static Optional<Duration> retryAfter(Refusal refusal) {
    return switch (refusal) {
      case Refusal.IssuerUnavailable(Duration wait, _) -> Optional.of(wait);
      case Refusal.Overloaded _ -> Optional.of(Duration.ofSeconds(1));
      default -> Optional.empty();
    };
  }
}
