package dev.mcpgateway.gateway.buffer;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

final class CollectedBodyTest {

  private static final int LIMIT = 20_000;

  private final NettyDataBufferFactory buffers =
      new NettyDataBufferFactory(UnpooledByteBufAllocator.DEFAULT);

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 10, 4_096, 4_097, 1_000_000_000_000L})
  void collectsAllPiecesWhateverWasDeclared(long declared) {
    Random random = new Random(1);
    for (int round = 0; round < 50; round++) {
      var body = new CollectedBody(LIMIT, declared);
      var expected = new ByteArrayOutputStream();
      for (int piece = 0; piece < random.nextInt(6); piece++) {
        byte[] bytes = new byte[random.nextInt(3_000)];
        random.nextBytes(bytes);
        expected.writeBytes(bytes);
        assertThat(body.take(buffers.wrap(Unpooled.wrappedBuffer(bytes)))).isTrue();
      }
      assertThat(body.toBytes()).isEqualTo(expected.toByteArray());
    }
  }

  @Test
  void takesExactlyTheLimitAndReleasesEveryBuffer() {
    var body = new CollectedBody(LIMIT, -1);
    ByteBuf most = Unpooled.buffer(LIMIT).writeZero(LIMIT);
    assertThat(body.take(buffers.wrap(most))).isTrue();
    assertThat(body.toBytes()).hasSize(LIMIT);
    ByteBuf more = Unpooled.buffer(1).writeZero(1);
    assertThat(body.take(buffers.wrap(more))).isFalse();
    assertThat(most.refCnt()).isZero();
    assertThat(more.refCnt()).isZero();
  }

  @Test
  void doesNotCopyABodyOfTheDeclaredLength() {
    var body = new CollectedBody(LIMIT, 3);
    body.take(buffers.wrap(Unpooled.wrappedBuffer(new byte[] {1, 2, 3})));
    assertThat(body.toBytes()).isSameAs(body.toBytes()).containsExactly(1, 2, 3);
  }

  /** The caller's response discards too: what is released twice belongs to somebody else. */
  @Test
  void releasesEveryBufferOnceWhereTheLimitIsPassed() {
    List<ByteBuf> pieces =
        Stream.of(LIMIT, 1).map(size -> Unpooled.buffer(size).writeZero(size).retain()).toList();
    Flux<DataBuffer> body = Flux.fromIterable(pieces).map(buffers::wrap);
    StepVerifier.create(
            CollectedBody.of(body, LIMIT, -1)
                .doOnDiscard(DataBuffer.class, DataBufferUtils::release))
        .verifyError(DataBufferLimitException.class);
    assertThat(pieces).allMatch(each -> each.refCnt() == 1);
  }

  @Test
  void startsAnewForEachSubscriber() {
    Mono<byte[]> body = CollectedBody.of(Flux.defer(() -> Flux.just(one())), LIMIT, 1);
    StepVerifier.create(body.concatWith(body).map(each -> each.length))
        .expectNext(1, 1)
        .verifyComplete();
  }

  private DataBuffer one() {
    return buffers.wrap(Unpooled.wrappedBuffer(new byte[] {1}));
  }
}
