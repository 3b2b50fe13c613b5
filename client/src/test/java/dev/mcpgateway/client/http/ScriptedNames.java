package dev.mcpgateway.client.http;

import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.InetNameResolver;
import io.netty.util.NetUtil;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** DNS as whoever runs a name would have it: any name may be anywhere, and move at any time. */
final class ScriptedNames extends AddressResolverGroup<InetSocketAddress> {

  private final Map<String, List<InetAddress>> names = new ConcurrentHashMap<>();

  ScriptedNames with(String name, String... addresses) throws UnknownHostException {
    List<InetAddress> all = new ArrayList<>();
    for (String address : addresses) {
      all.add(InetAddress.getByName(address));
    }
    names.put(name, List.copyOf(all));
    return this;
  }

  @Override
  protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
    return new Scripted(executor).asAddressResolver();
  }

  private final class Scripted extends InetNameResolver {

    Scripted(EventExecutor executor) {
      super(executor);
    }

    @Override
    protected void doResolve(String name, Promise<InetAddress> promise) {
      throw new UnsupportedOperationException();
    }

    @Override
    protected void doResolveAll(String name, Promise<List<InetAddress>> promise) {
      InetAddress literal = NetUtil.createInetAddressFromIpAddressString(name);
      List<InetAddress> found = literal == null ? names.get(name) : List.of(literal);
      if (found == null) {
        promise.setFailure(new UnknownHostException(name));
      } else {
        promise.setSuccess(found);
      }
    }
  }
}
