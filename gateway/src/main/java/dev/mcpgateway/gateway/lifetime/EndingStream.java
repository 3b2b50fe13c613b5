package dev.mcpgateway.gateway.lifetime;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;

/**
 * A stream that is ended from outside, in order: an event that has begun may finish for a moment,
 * then a comment says why, and the answer is whole. No event begins once the credential has
 * expired, however late the end comes.
 *
 * <p>Knows no lock: its events and its end come on one thread.
 */
final class EndingStream {

  /** For the rest of an event; and for a client to take the comment. */
  static final Duration GRACE = Duration.ofMillis(300);

  private final ServerHttpResponse response;
  private final BooleanSupplier isExpired;
  private final EventPosition position = new EventPosition();
  private @Nullable String code;

  /**
   * Makes one.
   *
   * @param isExpired whether its credential was no longer good when the last piece came
   */
  EndingStream(ServerHttpResponse response, BooleanSupplier isExpired) {
    this.response = response;
    this.isExpired = isExpired;
  }

  /** The events up to their end. */
  Flux<DataBuffer> of(Flux<DataBuffer> events, Mono<StreamEnd> end) {
    return events
        .takeUntilOther(end.flatMap(this::cut))
        .handle(this::passUnlessExpired)
        .doOnNext(position::follow)
        .takeUntil(_ -> code != null && position.isBetweenEvents())
        .concatWith(Mono.defer(this::comment));
  }

  /** Where thousands end at once, the turn of one to be ended may come a moment too late. */
  private void passUnlessExpired(DataBuffer piece, SynchronousSink<DataBuffer> next) {
    if (isExpired.getAsBoolean() && position.isBetweenEvents()) {
      DataBufferUtils.release(piece);
    } else {
      next.next(piece);
    }
  }

  private Mono<Long> cut(StreamEnd reason) {
    code = reason.code();
    return position.isBetweenEvents() ? Mono.just(0L) : Mono.delay(GRACE);
  }

  private Mono<DataBuffer> comment() {
    String reason = code;
    // of an encoded stream nobody here knows what more bytes would mean
    return reason == null || response.getHeaders().containsHeader(HttpHeaders.CONTENT_ENCODING)
        ? Mono.empty()
        : Mono.firstWithSignal(
            Mono.fromSupplier(() -> response.bufferFactory().wrap(position.comment(reason))),
            // only where no comment is asked for: a client that reads nothing must not keep it
            Mono.delay(GRACE).then(Mono.empty()));
  }
}
