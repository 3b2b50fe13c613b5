package dev.mcpgateway.gateway.testing;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.netty.http.server.HttpServerResponse;

/** The pieces of one streamed answer, each sent when the test says so. */
public final class EventSource {

  private final Sinks.Many<ByteBuf> pieces = Sinks.many().unicast().onBackpressureBuffer();
  private final CompletableFuture<HttpServerResponse> opened = new CompletableFuture<>();
  private final CompletableFuture<Void> left = new CompletableFuture<>();

  /** Sends a piece exactly as it is. */
  public EventSource emit(String piece) {
    return emit(piece.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends a piece exactly as it is. */
  public EventSource emit(byte[] piece) {
    pieces.emitNext(Unpooled.wrappedBuffer(piece), Sinks.EmitFailureHandler.FAIL_FAST);
    return this;
  }

  /** Ends the answer as it should end. */
  public void complete() {
    pieces.emitComplete(Sinks.EmitFailureHandler.FAIL_FAST);
  }

  /** Breaks the connection in the middle of the answer. */
  public void breakOff() {
    opened
        .orTimeout(FakeBackend.PATIENCE_SECONDS, TimeUnit.SECONDS)
        .join()
        .withConnection(connection -> {
          var _ = connection.channel().close();
        });
  }

  /** Waits until whoever listens has left. */
  public void awaitLeft() {
    left.orTimeout(FakeBackend.PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  void opened(HttpServerResponse response) {
    response.withConnection(connection -> {
      var _ = connection.channel().closeFuture().addListener(_ -> left.complete(null));
    });
    opened.complete(response);
  }

  Flux<ByteBuf> pieces() {
    return pieces.asFlux();
  }
}
