package dev.mcpgateway.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.resolver.AddressResolver;
import io.netty.util.concurrent.DefaultEventExecutor;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class SystemNamesTest {

  @AutoClose("shutdownGracefully")
  private final EventExecutor loop = new DefaultEventExecutor();

  @AutoClose private final SystemNames names = new SystemNames();

  private final AddressResolver<InetSocketAddress> resolver = names.getResolver(loop);

  @Test
  void findsWhatTheSystemFinds() throws UnknownHostException {
    InetSocketAddress here = InetSocketAddress.createUnresolved("localhost", 80);

    assertThat(ended(resolver.resolve(here)).getNow())
        .isEqualTo(new InetSocketAddress(InetAddress.getByName("localhost"), 80));
    assertThat(ended(resolver.resolveAll(here)).getNow())
        .extracting(InetSocketAddress::getAddress)
        .containsExactly(InetAddress.getAllByName("localhost"));
  }

  @Test
  void saysWhichNameTheSystemDoesNotKnow() {
    InetSocketAddress nowhere = InetSocketAddress.createUnresolved("no..name", 80);

    assertThat(ended(resolver.resolveAll(nowhere)).cause())
        .isInstanceOf(UnknownHostException.class)
        .hasMessageContaining("no..name");
  }

  private static <T> Future<T> ended(Future<T> future) {
    assertThat(future.awaitUninterruptibly(10, TimeUnit.SECONDS)).isTrue();
    return future;
  }
}
