package dev.mcpgateway.gateway.proxy;

import dev.mcpgateway.gateway.sse.EventStream;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.concurrent.Executor;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.http.client.HttpClientResponse;

/**
 * A backend's answer whose headers are there and whose body is still to come.
 *
 * @param response status and headers
 * @param connection where the body comes from
 */
record Answer(HttpClientResponse response, Connection connection) {

  int status() {
    return response.status().code();
  }

  HttpHeaders headers() {
    return response.responseHeaders();
  }

  /** The announced length of the body, or -1. */
  long length() {
    String length = headers().get(HttpHeaderNames.CONTENT_LENGTH);
    return length == null ? -1 : Long.parseLong(length);
  }

  /** Whether the body is a stream of events. */
  boolean isEventStream() {
    return EventStream.is(headers().get(HttpHeaderNames.CONTENT_TYPE));
  }

  /** The body as it arrives; who takes a buffer releases it. */
  Flux<ByteBuf> body() {
    return connection.inbound().receive().retain();
  }

  /** The one thread that the body comes on. */
  Executor loop() {
    return connection.channel().eventLoop();
  }

  /** The end of a body that has nothing in it; the connection can serve again. */
  Mono<Void> end() {
    return connection.inbound().receive().then();
  }

  /** Wants nothing more of it. */
  void discard() {
    connection.dispose();
  }
}
