package dev.mcpgateway.gateway.proxy;

import dev.mcpgateway.gateway.exchange.BrokenAnswer;
import dev.mcpgateway.gateway.exchange.CorrelationId;
import dev.mcpgateway.gateway.exchange.ExchangeKey;
import dev.mcpgateway.gateway.lifetime.OpenStreams;
import dev.mcpgateway.gateway.refusal.Refusal;
import dev.mcpgateway.gateway.refusal.RefusedException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;
import reactor.core.publisher.Sinks;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Hands a backend's answer on to the client: the headers that may pass, then each piece of the body
 * when it comes. An answer that breaks off ends broken for the client too, never as if it were
 * whole.
 */
final class AnswerWriter {

  private static final Logger LOG = LoggerFactory.getLogger(AnswerWriter.class);

  private final OpenStreams streams;
  private final SessionAnswer sessions;

  AnswerWriter(OpenStreams streams, SessionAnswer sessions) {
    this.streams = streams;
    this.sessions = sessions;
  }

  Mono<Void> write(ServerWebExchange exchange, URI target, Answer answer) {
    return Mono.defer(() -> judgedAndWritten(exchange, target, answer))
        .onErrorResume(failure -> broken(exchange, failure))
        .doFinally(signal -> discardUnlessWhole(signal, answer));
  }

  private Mono<Void> judgedAndWritten(ServerWebExchange exchange, URI target, Answer answer) {
    Refusal refusal = judge(answer);
    if (refusal != null) {
      return Mono.error(new RefusedException(refusal));
    }
    ServerHttpResponse response = exchange.getResponse();
    prepare(exchange, target, answer);
    if (isEmpty(exchange, answer)) {
      return answer.end().then(Mono.defer(response::setComplete));
    }
    var buffers = (NettyDataBufferFactory) response.bufferFactory();
    Flux<DataBuffer> body = answer.body().map(buffers::wrap);
    if (answer.isEventStream()) {
      return writeStream(exchange, answer, body);
    }
    return writePlain(response, body, answer.length());
  }

  private static @Nullable Refusal judge(Answer answer) {
    int status = answer.status();
    if (status == 401 || status == 407) {
      return new Refusal.BackendUnauthorized();
    }
    return status >= 200 && status <= 599
        ? SessionAnswer.problem(answer).map(Refusal.BackendUnavailable::new).orElse(null)
        : new Refusal.BackendUnavailable("it answered with the status " + status);
  }

  private void prepare(ServerWebExchange exchange, URI target, Answer answer) {
    var headers = exchange.getResponse().getHeaders();
    exchange.getResponse().setRawStatusCode(answer.status());
    AnswerHeaders.copy(answer.headers(), headers);
    sessions.copy(exchange, answer);
    PublicLocation.copy(ExchangeKey.SERVER.get(exchange), target, answer, headers);
    if (answer.isEventStream()) {
      // it may end before the backend ends it
      headers.remove("Content-Length");
      // nginx would collect events into its buffers
      headers.set("X-Accel-Buffering", "no");
      headers.set("Cache-Control", "no-store, no-transform");
    }
  }

  private static boolean isEmpty(ServerWebExchange exchange, Answer answer) {
    return answer.length() == 0
        || answer.status() == 204
        || answer.status() == 304
        || exchange.getRequest().getMethod().equals(HttpMethod.HEAD);
  }

  /** The headers leave at once, by an empty first piece: the first event may be hours away. */
  private Mono<Void> writeStream(ServerWebExchange exchange, Answer answer, Flux<DataBuffer> body) {
    DataBuffer empty = exchange.getResponse().bufferFactory().wrap(new byte[0]);
    return exchange
        .getResponse()
        .writeWith(streams.open(exchange, body, answer.loop()).startWith(empty));
  }

  /** A body that came in one piece leaves in one write with its headers. */
  private static Mono<Void> writePlain(
      ServerHttpResponse response, Flux<DataBuffer> body, long length) {
    return body.switchOnFirst(
            (first, all) -> {
              DataBuffer piece = first.get();
              return piece != null && piece.readableByteCount() == length
                  ? response.writeWith(all.single())
                  : response.writeWith(all);
            })
        .then();
  }

  private static Mono<Void> broken(ServerWebExchange exchange, Throwable failure) {
    if (!exchange.getResponse().isCommitted()) {
      return Mono.error(BackendFailure.refused(failure));
    }
    HttpServerResponse response =
        ServerHttpResponseDecorator.getNativeResponse(exchange.getResponse());
    return Mono.defer(() -> abort(exchange, response, failure));
  }

  /** Completes when the client's connection is closed: nothing may end the answer before. */
  private static Mono<Void> abort(
      ServerWebExchange exchange, HttpServerResponse response, Throwable failure) {
    Sinks.Empty<Void> closed = Sinks.empty();
    response.withConnection(connection -> {
      boolean here = connection.channel().isActive();
      if (here) {
        log(exchange, failure);
      }
      ExchangeKey.BROKEN_ANSWER.put(
          exchange, here ? BrokenAnswer.BROKEN : BrokenAnswer.CLIENT_LEFT);
      connection.channel().close().addListener(_ -> closed.tryEmitEmpty());
    });
    return closed.asMono();
  }

  private static void log(ServerWebExchange exchange, Throwable failure) {
    LOG.atWarn()
        .addKeyValue("correlationId", CorrelationId.of(exchange))
        .addKeyValue("server", ExchangeKey.SERVER.get(exchange).name())
        .addKeyValue("failure", failure.toString())
        .log("answer broken off");
  }

  private static void discardUnlessWhole(SignalType signal, Answer answer) {
    if (signal != SignalType.ON_COMPLETE) {
      answer.discard();
    }
  }
}
