package dev.mcpgateway.gateway.operations;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;

/**
 * Marks requests of a version of HTTP that is not spoken here as unreadable. Netty reads all of
 * them by the rules of HTTP/1.1, and answers in the version that was asked for.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-2.3">RFC 9112 2.3</a>
 */
@Sharable
final class KnownVersions extends ChannelInboundHandlerAdapter {

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest request && !isKnown(request.protocolVersion())) {
      request.setDecoderResult(
          DecoderResult.failure(new IllegalArgumentException("neither HTTP/1.1 nor HTTP/1.0")));
    }
    context.fireChannelRead(message);
  }

  private static boolean isKnown(HttpVersion version) {
    return version.equals(HttpVersion.HTTP_1_1) || version.equals(HttpVersion.HTTP_1_0);
  }
}
