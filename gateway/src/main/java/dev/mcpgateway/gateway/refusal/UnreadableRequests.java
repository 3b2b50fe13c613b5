package dev.mcpgateway.gateway.refusal;

import dev.mcpgateway.gateway.exchange.CorrelationId;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Gives the form of all refusals to the bare statuses with which the HTTP server itself answers
 * what it can't read as a request, or never gets to read: no filter ever sees those.
 */
@Sharable
public final class UnreadableRequests extends ChannelOutboundHandlerAdapter {

  private final Listener listener;

  public UnreadableRequests(Listener listener) {
    this.listener = listener;
  }

  /** Hears of each; does not wait for anything. */
  @FunctionalInterface
  public interface Listener {

    /** One was refused. */
    void refused(String correlationId, String code, int status);
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    Object ours = message instanceof FullHttpResponse answer ? inOurForm(answer) : message;
    var _ = context.write(ours, promise);
  }

  private FullHttpResponse inOurForm(FullHttpResponse answer) {
    boolean ours = answer.headers().contains(CorrelationId.HEADER);
    Optional<Refusal> refusal = ours ? Optional.empty() : refusal(answer.status().code());
    if (refusal.isEmpty()) {
      return answer;
    }
    String id = CorrelationId.next(ThreadLocalRandom.current());
    RefusalLog.write(refusal.get(), RefusalLog.Request.unreadable(id));
    listener.refused(id, refusal.get().code(), refusal.get().status());
    RefusalBody body = RefusalBody.of(refusal.get(), id);
    byte[] bytes = body.json().getBytes(StandardCharsets.UTF_8);
    FullHttpResponse full =
        new DefaultFullHttpResponse(
            answer.protocolVersion(), answer.status(), Unpooled.wrappedBuffer(bytes));
    full.headers()
        .set(HttpHeaderNames.CONTENT_TYPE, body.contentType())
        .set(HttpHeaderNames.CONTENT_LENGTH, bytes.length)
        .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
        .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
        .set(CorrelationId.HEADER, id);
    ReferenceCountUtil.release(answer);
    return full;
  }

  private static Optional<Refusal> refusal(int status) {
    return switch (status) {
      case 400 -> Optional.of(new Refusal.BadRequest("no HTTP request"));
      case 408 -> Optional.of(new Refusal.RequestTimeout());
      case 414 -> Optional.of(new Refusal.TargetTooLong());
      case 431 -> Optional.of(new Refusal.HeaderTooLarge());
      default -> Optional.empty();
    };
  }
}
