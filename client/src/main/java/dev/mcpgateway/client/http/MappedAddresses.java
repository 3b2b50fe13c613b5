package dev.mcpgateway.client.http;

import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.resolver.AbstractAddressResolver;
import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.dns.DnsAddressResolverGroup;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import io.netty.util.concurrent.PromiseNotifier;
import java.net.InetSocketAddress;
import java.util.List;

/** Resolves names without blocking, after mapping them as {@code ConnectTo} says. */
final class MappedAddresses extends AddressResolverGroup<InetSocketAddress> {

  private final List<ConnectTo> mappings;
  private final AddressResolverGroup<InetSocketAddress> names =
      new DnsAddressResolverGroup(
          new DnsNameResolverBuilder().datagramChannelType(NioDatagramChannel.class));

  MappedAddresses(List<ConnectTo> mappings) {
    this.mappings = List.copyOf(mappings);
  }

  @Override
  protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
    return new Mapped(executor, names.getResolver(executor), mappings);
  }

  @Override
  public void close() {
    names.close();
    super.close();
  }

  /** The resolver of one event loop. */
  private static final class Mapped extends AbstractAddressResolver<InetSocketAddress> {

    private final AddressResolver<InetSocketAddress> names;
    private final List<ConnectTo> mappings;

    Mapped(
        EventExecutor executor,
        AddressResolver<InetSocketAddress> names,
        List<ConnectTo> mappings) {
      super(executor, InetSocketAddress.class);
      this.names = names;
      this.mappings = mappings;
    }

    /** A literal address counts as resolved before anyone asks, so it is asked here. */
    @Override
    protected boolean doIsResolved(InetSocketAddress address) {
      return !address.isUnresolved()
          && ConnectTo.find(mappings, address.getHostString(), address.getPort()).isEmpty();
    }

    @Override
    protected void doResolve(InetSocketAddress address, Promise<InetSocketAddress> promise) {
      var _ = PromiseNotifier.cascade(names.resolve(mapped(address)), promise);
    }

    @Override
    protected void doResolveAll(
        InetSocketAddress address, Promise<List<InetSocketAddress>> promise) {
      var _ = PromiseNotifier.cascade(names.resolveAll(mapped(address)), promise);
    }

    private InetSocketAddress mapped(InetSocketAddress address) {
      String host = address.getHostString();
      int port = address.getPort();
      return ConnectTo.find(mappings, host, port)
          .map(to -> InetSocketAddress.createUnresolved(to.hostFor(host), to.portFor(port)))
          .orElse(address);
    }
  }
}
