package dev.mcpgateway.gateway.audit;

import java.util.concurrent.atomic.AtomicLong;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Counts the bytes of an answer's body as they leave, and changes nothing of how they do. */
final class CountingResponse extends ServerHttpResponseDecorator {

  private final AtomicLong bytes = new AtomicLong();

  CountingResponse(ServerHttpResponse response) {
    super(response);
  }

  long bytes() {
    return bytes.get();
  }

  @Override
  public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
    return super.writeWith(counted(body));
  }

  @Override
  public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
    return super.writeAndFlushWith(Flux.from(body).map(this::counted));
  }

  /** A single piece stays one: it leaves in one write. */
  private Publisher<? extends DataBuffer> counted(Publisher<? extends DataBuffer> body) {
    return body instanceof Mono<? extends DataBuffer> one
        ? one.doOnNext(this::count)
        : Flux.from(body).doOnNext(this::count);
  }

  private void count(DataBuffer piece) {
    bytes.addAndGet(piece.readableByteCount());
  }
}
