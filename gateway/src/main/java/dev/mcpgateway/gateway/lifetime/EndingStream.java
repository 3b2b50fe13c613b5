package dev.mcpgateway.gateway.lifetime;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A stream that is ended from outside, in order: an event that has begun may finish for a moment,
 * then a comment says why, and the answer is whole.
 *
 * <p>Knows no lock: its events and its end come on one thread.
 */
final class EndingStream {

  /** For the rest of an event; and for a client to take the comment. */
  static final Duration GRACE = Duration.ofMillis(300);

  private final ServerHttpResponse response;
  private final EventPosition position = new EventPosition();
  private @Nullable String code;

  EndingStream(ServerHttpResponse response) {
    this.response = response;
  }

  /** The events up to their end. */
  Flux<DataBuffer> of(Flux<DataBuffer> events, Mono<StreamEnd> end) {
    return events
        .takeUntilOther(end.flatMap(this::cut))
        .doOnNext(position::follow)
        .takeUntil(_ -> code != null && position.isBetweenEvents())
        .concatWith(Mono.defer(this::comment));
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
        : Mono.<DataBuffer>fromSupplier(
                () -> response.bufferFactory().wrap(position.comment(reason)))
            // a client that reads nothing must not keep the stream
            .timeout(GRACE, Mono.empty());
  }
}
