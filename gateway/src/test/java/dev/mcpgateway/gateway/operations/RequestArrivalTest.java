package dev.mcpgateway.gateway.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RequestArrivalTest {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String HEAD = "POST /mcp HTTP/1.1\r\nHost: localhost\r\n";
  private static final String WITH_BODY = HEAD + "Content-Length: 10\r\n\r\n";
  private static final String WHOLE = WITH_BODY + "0123456789";

  private final EmbeddedChannel channel =
      new EmbeddedChannel(
          new HttpServerCodec(),
          new RequestArrival(LIMIT),
          new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object message) {
              ReferenceCountUtil.release(message);
            }
          });

  @BeforeEach
  void freeze() {
    channel.freezeTime();
  }

  @AfterEach
  void close() {
    channel.unfreezeTime();
    var _ = channel.close();
  }

  @Test
  void endsAHeadThatTricklesIn() {
    send("GET /mcp HTTP/1.1\r\n");
    for (int second = 1; second < LIMIT.toSeconds(); second++) {
      pass(Duration.ofSeconds(1));
      send("X-" + second + ": a\r\n");
    }
    assertThat(channel.isOpen()).isTrue();
    pass(Duration.ofSeconds(1));
    assertThat(written()).startsWith("HTTP/1.1 408 ");
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void endsABodyThatTricklesInAfterWhoeverWaitsForIt() {
    send(WITH_BODY);
    for (int second = 1; second < 10; second++) {
      pass(Duration.ofSeconds(3));
      send("x");
    }
    pass(LIMIT.minusSeconds(27));
    assertThat(channel.isOpen()).as("time for an answer").isTrue();
    pass(RequestArrival.GRACE);
    assertThat(written()).isEmpty();
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void endsABodyThatNobodyWaitsFor() {
    send(WITH_BODY);
    answer();
    pass(LIMIT.plus(RequestArrival.GRACE));
    assertThat(written()).startsWith("HTTP/1.1 200 ").doesNotContain("408");
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void givesHeadAndBodyATimeOfTheirOwn() {
    send(HEAD);
    pass(LIMIT.minusSeconds(1));
    send("Content-Length: 10\r\n\r\n");
    pass(LIMIT);
    assertThat(channel.isOpen()).isTrue();
    send("0123456789");
    pass(LIMIT.multipliedBy(2));
    assertThat(channel.isOpen()).isTrue();
  }

  @Test
  void saysNothingInTheMiddleOfAnotherAnswer() {
    send(WHOLE + "GET /mc");
    send("p");
    pass(LIMIT);
    assertThat(written()).isEmpty();
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void givesEachRequestATimeOfItsOwn() {
    for (int i = 0; i < 5; i++) {
      send(WITH_BODY);
      pass(LIMIT.minusSeconds(1));
      send("0123456789");
      answer();
      // between requests nothing is late
      pass(LIMIT.multipliedBy(2));
    }
    assertThat(channel.isOpen()).isTrue();
  }

  @Test
  void doesNotCountTheWaitForAnAnswer() {
    send(WHOLE);
    pass(LIMIT.multipliedBy(10));
    assertThat(channel.isOpen()).isTrue();
  }

  @Test
  void takesTheCallForABodyForNoAnswer() {
    send(WITH_BODY);
    channel.writeOutbound(
        new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
    send("0123456789");
    send("GET /mcp");
    written();
    pass(LIMIT);
    assertThat(written()).isEmpty();
    assertThat(channel.isOpen()).isFalse();
  }

  private void send(String text) {
    channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
  }

  private void answer() {
    channel.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));
  }

  private void pass(Duration time) {
    channel.advanceTimeBy(time.toMillis(), TimeUnit.MILLISECONDS);
    channel.runScheduledPendingTasks();
  }

  private String written() {
    StringBuilder text = new StringBuilder();
    for (ByteBuf piece = channel.readOutbound(); piece != null; piece = channel.readOutbound()) {
      text.append(piece.toString(StandardCharsets.US_ASCII));
      piece.release();
    }
    return text.toString();
  }
}
