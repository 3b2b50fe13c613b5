package dev.mcpgateway.gateway.testing;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOption;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.http.server.HttpServerResponse;

/** How a {@link FakeBackend} answers one request, well or badly. */
@FunctionalInterface
public interface BackendAnswer {

  /** What an MCP server says to {@code ping}. */
  String PONG = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}";

  /** Writes the answer. */
  Publisher<Void> write(HttpServerResponse response);

  /** A JSON body with its length. */
  static BackendAnswer json(String body) {
    return text(200, "application/json", body);
  }

  /** A body with its length. */
  static BackendAnswer text(int status, String contentType, String body) {
    return response ->
        response.status(status).header("Content-Type", contentType).sendString(Mono.just(body));
  }

  /** No body. */
  static BackendAnswer status(int status) {
    return response -> response.status(status).send();
  }

  /** This answer with one header more. */
  default BackendAnswer with(String name, String value) {
    return response -> write(response.addHeader(name, value));
  }

  /** Events that leave when the test emits them; the headers leave at once. */
  static BackendAnswer events(EventSource events) {
    return stream("text/event-stream", events);
  }

  /** Pieces of any content type that leave when the test emits them. */
  static BackendAnswer stream(String contentType, EventSource events) {
    return response -> {
      events.opened(response);
      return response
          .status(200)
          .header("Content-Type", contentType)
          .sendGroups(events.pieces().map(Mono::just));
    };
  }

  /** Headers at once, this event later. */
  static BackendAnswer eventAfter(Duration delay, String event) {
    return response ->
        response
            .status(200)
            .header("Content-Type", "text/event-stream")
            .sendString(Flux.just(event).delaySequence(delay));
  }

  /** Never says anything. */
  static BackendAnswer hanging() {
    return _ -> Mono.never();
  }

  /** Closes the connection by a TCP reset. */
  static BackendAnswer reset() {
    return response ->
        onConnection(
            response,
            connection -> {
              connection.channel().config().setOption(ChannelOption.SO_LINGER, 0);
              var _ = connection.channel().close();
            });
  }

  /** Closes the connection without an answer. */
  static BackendAnswer close() {
    return response ->
        onConnection(
            response,
            connection -> {
              var _ = connection.channel().close();
            });
  }

  /** Bytes of the test's own choice, and then the end of the connection. */
  static BackendAnswer raw(String bytes) {
    return response ->
        onConnection(
            response,
            connection -> {
              var first = connection.channel().pipeline().firstContext();
              var _ =
                  first
                      .writeAndFlush(Unpooled.copiedBuffer(bytes, StandardCharsets.ISO_8859_1))
                      .addListener(ChannelFutureListener.CLOSE);
            });
  }

  private static Publisher<Void> onConnection(
      HttpServerResponse response, Consumer<Connection> action) {
    response.withConnection(action);
    return Mono.never();
  }

  /** Events without end, as fast as they are taken. */
  static BackendAnswer endless(String event) {
    return endless(event, new AtomicLong());
  }

  /** Events without end, as fast as they are taken; counts them. */
  static BackendAnswer endless(String event, AtomicLong taken) {
    return response ->
        response
            .status(200)
            .header("Content-Type", "text/event-stream")
            .sendString(
                Flux.<String>generate(sink -> sink.next(event))
                    .doOnNext(_ -> taken.incrementAndGet()));
  }
}
