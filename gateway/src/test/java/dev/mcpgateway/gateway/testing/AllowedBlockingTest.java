package dev.mcpgateway.gateway.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.AdaptiveByteBufAllocator;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.util.concurrent.DefaultEventExecutorGroup;
import io.netty.util.concurrent.EventExecutorGroup;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class AllowedBlockingTest {

  private static final int LOOPS = 4;
  private static final int BUFFERS = 2_000;

  /** Where it fails, a test of streams hangs now and then: the allocator's locks stay taken. */
  @Test
  void severalEventLoopsMayWantLargeBuffersAtOnce() throws Exception {
    EventExecutorGroup loops = new DefaultEventExecutorGroup(LOOPS);
    for (int round = 0; round < 20; round++) {
      ByteBufAllocator buffers = new AdaptiveByteBufAllocator(true, false);
      List<Future<?>> all =
          Stream.generate(() -> loops.submit(() -> takeAndReturn(buffers)))
              .limit(LOOPS)
              .<Future<?>>map(each -> each)
              .toList();
      for (Future<?> each : all) {
        assertThat(each.get(10, TimeUnit.SECONDS)).isNull();
      }
    }
    loops.shutdownGracefully(0, 0, TimeUnit.SECONDS).sync();
  }

  private static void takeAndReturn(ByteBufAllocator buffers) {
    for (int i = 0; i < BUFFERS; i++) {
      ByteBuf buffer = buffers.buffer(100_000);
      buffer.writeZero(200_000);
      buffer.release();
    }
  }
}
