package dev.mcpgateway.client.http;

import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.InetNameResolver;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.Callable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Resolves names as the system does for all its programs, be it by a file, a VPN's resolver or
 * multicast; the event loop does not wait for it.
 */
final class SystemNames extends AddressResolverGroup<InetSocketAddress> {

  @Override
  protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
    return new Names(executor).asAddressResolver();
  }

  private static final class Names extends InetNameResolver {

    Names(EventExecutor executor) {
      super(executor);
    }

    @Override
    protected void doResolve(String name, Promise<InetAddress> promise) {
      aside(() -> InetAddress.getByName(name), promise);
    }

    @Override
    protected void doResolveAll(String name, Promise<List<InetAddress>> promise) {
      aside(() -> List.of(InetAddress.getAllByName(name)), promise);
    }

    private static <T> void aside(Callable<T> lookUp, Promise<T> promise) {
      var _ =
          Mono.fromCallable(lookUp)
              .subscribeOn(Schedulers.boundedElastic())
              .subscribe(promise::trySuccess, promise::tryFailure);
    }
  }
}
