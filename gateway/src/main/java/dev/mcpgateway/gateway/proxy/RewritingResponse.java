package dev.mcpgateway.gateway.proxy;

import dev.mcpgateway.gateway.buffer.Pieces;
import dev.mcpgateway.gateway.refusal.Refusal;
import dev.mcpgateway.gateway.refusal.RefusedException;
import dev.mcpgateway.gateway.sse.EndpointRewriter;
import dev.mcpgateway.gateway.sse.EventStream;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A response whose event stream goes through a rewriter; any other body passes as it is. */
final class RewritingResponse extends ServerHttpResponseDecorator {

  private final EndpointRewriter rewriter;

  RewritingResponse(ServerHttpResponse delegate, EndpointRewriter rewriter) {
    super(delegate);
    this.rewriter = rewriter;
  }

  @Override
  public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
    if (!EventStream.is(getHeaders().getFirst(HttpHeaders.CONTENT_TYPE))) {
      return super.writeWith(body);
    }
    if (getHeaders().containsHeader(HttpHeaders.CONTENT_ENCODING)) {
      return Mono.error(
          new RefusedException(new Refusal.BackendUnavailable("its event stream is encoded")));
    }
    // another length than announced
    getHeaders().remove(HttpHeaders.CONTENT_LENGTH);
    Flux<DataBuffer> pieces = Flux.from(body).map(this::rewritten);
    return super.writeWith(pieces.concatWith(Mono.fromSupplier(this::rest)));
  }

  private DataBuffer rest() {
    return bufferFactory().wrap(rewriter.end());
  }

  private DataBuffer rewritten(DataBuffer piece) {
    return bufferFactory().wrap(rewriter.pass(Pieces.take(piece)));
  }
}
