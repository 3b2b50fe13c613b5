package dev.mcpgateway.gateway.operations;

import dev.mcpgateway.gateway.resource.GatewayLimits;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import reactor.netty.Connection;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.server.HttpServer;

/** Bounds what connections and headers may take: whoever sends them has shown no credential yet. */
final class ServerLimits implements NettyServerCustomizer {

  private final GatewayLimits limits;
  private final AtomicInteger open = new AtomicInteger();

  ServerLimits(GatewayLimits limits) {
    this.limits = limits;
  }

  @Override
  public HttpServer apply(HttpServer server) {
    return server
        .protocol(HttpProtocol.HTTP11)
        .httpRequestDecoder(decoder ->
            decoder
                .maxInitialLineLength(limits.headerBytes())
                .maxHeaderSize(limits.headerBytes())
                .validateHeaders(true))
        .doOnConnection(this::admit);
  }

  private void admit(Connection connection) {
    connection.onDispose(open::decrementAndGet);
    if (open.incrementAndGet() > limits.connections()) {
      connection.dispose();
    }
  }
}
