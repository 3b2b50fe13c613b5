package dev.mcpgateway.client.http;

import io.netty.resolver.AbstractAddressResolver;
import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.FutureListener;
import io.netty.util.concurrent.Promise;
import io.netty.util.concurrent.PromiseNotifier;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Resolves names without blocking: as {@code ConnectTo} says, which is the user's word; else to
 * addresses that are within reach. What is judged here is what is connected to.
 */
final class MappedAddresses extends AddressResolverGroup<InetSocketAddress> {

  private final List<ConnectTo> mappings;
  private final Reach reach;
  private final AddressResolverGroup<InetSocketAddress> names;

  /**
   * Resolvers, one for each event loop.
   *
   * @param names resolves names and does nothing else; others may use it too
   */
  MappedAddresses(
      List<ConnectTo> mappings, Reach reach, AddressResolverGroup<InetSocketAddress> names) {
    this.mappings = List.copyOf(mappings);
    this.reach = reach;
    this.names = names;
  }

  @Override
  protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
    return new Mapped(executor, names.getResolver(executor));
  }

  private Optional<InetSocketAddress> mapped(InetSocketAddress address) {
    String host = address.getHostString();
    int port = address.getPort();
    return ConnectTo.find(mappings, host, port)
        .map(to -> InetSocketAddress.createUnresolved(to.hostFor(host), to.portFor(port)));
  }

  /** The resolver of one event loop. */
  private final class Mapped extends AbstractAddressResolver<InetSocketAddress> {

    private final AddressResolver<InetSocketAddress> names;

    Mapped(EventExecutor executor, AddressResolver<InetSocketAddress> names) {
      super(executor, InetSocketAddress.class);
      this.names = names;
    }

    /** A literal address counts as resolved before anyone asks, so it is asked here. */
    @Override
    protected boolean doIsResolved(InetSocketAddress address) {
      return false;
    }

    @Override
    protected void doResolve(InetSocketAddress address, Promise<InetSocketAddress> promise) {
      Promise<List<InetSocketAddress>> all = executor().newPromise();
      then(all, promise, found -> promise.trySuccess(found.getFirst()));
      doResolveAll(address, all);
    }

    @Override
    protected void doResolveAll(InetSocketAddress asked, Promise<List<InetSocketAddress>> promise) {
      Optional<InetSocketAddress> mapped = mapped(asked);
      if (mapped.isPresent()) {
        var _ = PromiseNotifier.cascade(names.resolveAll(mapped.get()), promise);
      } else if (reach.isServer(asked)) {
        then(
            names.resolveAll(asked),
            promise,
            found -> settle(asked, found, reach.own(found), promise));
      } else {
        then(names.resolveAll(asked), promise, found -> judge(asked, found, promise));
      }
    }

    private void judge(
        InetSocketAddress asked,
        List<InetSocketAddress> found,
        Promise<List<InetSocketAddress>> promise) {
      InetSocketAddress server = reach.server();
      var _ =
          names
              .resolveAll(reach.isHere() ? server : mapped(server).orElse(server))
              .addListener(
                  (FutureListener<List<InetSocketAddress>>)
                      servers ->
                          settle(
                              asked,
                              found,
                              reach.others(
                                  asked, found, servers.isSuccess() ? servers.getNow() : List.of()),
                              promise));
    }
  }

  private static void settle(
      InetSocketAddress asked,
      List<InetSocketAddress> found,
      List<InetSocketAddress> kept,
      Promise<List<InetSocketAddress>> promise) {
    if (kept.isEmpty()) {
      promise.tryFailure(new UnsafeAddressException(asked, found.getFirst()));
    } else {
      promise.trySuccess(kept);
    }
  }

  /** What the future holds, or its failure. */
  private static <T> void then(Future<T> future, Promise<?> promise, Consumer<T> next) {
    var _ =
        future.addListener(
            (FutureListener<T>)
                done -> {
                  if (done.isSuccess()) {
                    next.accept(done.getNow());
                  } else {
                    promise.tryFailure(done.cause());
                  }
                });
  }
}
