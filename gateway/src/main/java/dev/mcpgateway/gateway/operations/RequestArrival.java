package dev.mcpgateway.gateway.operations;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Gives the head of each request a time to arrive, and then its body: a client that sends a byte
 * now and then holds a connection no longer than one that sends nothing. A request that arrives
 * with one read, as most do, costs no timer here.
 *
 * <p>A body that somebody waits for is refused by whoever waits, in the form of all refusals. Here
 * ends what nobody waits for, because the request has its answer already.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-15.5.9">RFC 9110 15.5.9</a>
 */
final class RequestArrival extends ChannelDuplexHandler {

  /** For whoever waits for a body: it began to wait later, and has an answer to give. */
  static final Duration GRACE = Duration.ofSeconds(2);

  private final Duration limit;
  private boolean inBody;
  private boolean readSomething;
  private boolean ended;
  private int unanswered;
  private @Nullable Future<?> deadline;

  RequestArrival(Duration limit) {
    this.limit = limit;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (ended) {
      ReferenceCountUtil.release(message);
      return;
    }
    readSomething = true;
    if (message instanceof HttpRequest) {
      inBody = true;
      unanswered++;
      stop();
    }
    if (message instanceof LastHttpContent) {
      inBody = false;
      stop();
    }
    context.fireChannelRead(message);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    if (deadline == null && inBody) {
      deadline = later(context, limit.plus(GRACE), () -> close(context));
    } else if (deadline == null && !readSomething && !ended) {
      // bytes of which the decoder made nothing are the beginning of a head
      deadline = later(context, limit, () -> endHead(context));
    }
    readSomething = false;
    context.fireChannelReadComplete();
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (message instanceof LastHttpContent && !isInterim(message)) {
      unanswered--;
    }
    var _ = context.write(message, promise);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    stop();
    context.fireChannelInactive();
  }

  private static boolean isInterim(Object message) {
    return message instanceof HttpResponse response
        && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
  }

  private void endHead(ChannelHandlerContext context) {
    ended = true;
    if (unanswered == 0) {
      var _ =
          context
              .writeAndFlush(
                  new DefaultFullHttpResponse(
                      HttpVersion.HTTP_1_1, HttpResponseStatus.REQUEST_TIMEOUT))
              .addListener(ChannelFutureListener.CLOSE);
    } else {
      // an earlier request's answer is on its way: nothing can be said in between
      close(context);
    }
  }

  private static Future<?> later(ChannelHandlerContext context, Duration wait, Runnable what) {
    return context.executor().schedule(what, wait.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void close(ChannelHandlerContext context) {
    var _ = context.close();
  }

  private void stop() {
    Future<?> running = deadline;
    if (running != null) {
      running.cancel(false);
      deadline = null;
    }
  }
}
