package dev.mcpgateway.gateway.operations;

import dev.mcpgateway.gateway.refusal.UnreadableRequests;
import dev.mcpgateway.gateway.resource.GatewayLimits;
import io.netty.channel.Channel;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import reactor.netty.NettyPipeline;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.server.HttpServer;

/** Bounds what connections and headers may take: whoever sends them has shown no credential yet. */
final class ServerLimits implements NettyServerCustomizer {

  private final GatewayLimits limits;
  private final UnreadableRequests unreadable;
  private final KnownVersions versions = new KnownVersions();
  private final AtomicInteger open = new AtomicInteger();

  ServerLimits(GatewayLimits limits, UnreadableRequests unreadable) {
    this.limits = limits;
    this.unreadable = unreadable;
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
        .doOnChannelInit((_, channel, _) -> open(channel));
  }

  private void open(Channel channel) {
    channel.pipeline().addAfter(NettyPipeline.HttpCodec, "unreadable", unreadable);
    // behind the form of refusals: their answers get that too
    channel
        .pipeline()
        .addAfter("unreadable", "arrival", new RequestArrival(limits.requestArrival()))
        .addAfter("unreadable", "version", versions);
    var _ = channel.closeFuture().addListener(_ -> open.decrementAndGet());
    if (open.incrementAndGet() > limits.connections()) {
      var _ = channel.close();
    }
  }
}
