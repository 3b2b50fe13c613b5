package dev.mcpgateway.gateway.proxy;

import dev.mcpgateway.gateway.access.ListFilter;
import dev.mcpgateway.gateway.access.PolicyFilter;
import dev.mcpgateway.gateway.agreement.AgreementFilter;
import dev.mcpgateway.gateway.exchange.ExchangeKey;
import dev.mcpgateway.gateway.identity.Identification;
import dev.mcpgateway.gateway.policy.ServerPolicies;
import dev.mcpgateway.gateway.policy.ServerPolicy;
import dev.mcpgateway.gateway.resource.GatewayLimits;
import dev.mcpgateway.gateway.resource.ProtectedServer;
import dev.mcpgateway.gateway.resource.ProtectedServers;
import dev.mcpgateway.gateway.resource.Transport;
import dev.mcpgateway.gateway.session.SessionIds;
import dev.mcpgateway.gateway.sse.MessageAddress;
import java.util.ArrayList;
import java.util.List;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.OrderedGatewayFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;

/**
 * The routes: one for each protected server, and the only place where the order of a request's
 * steps after its acceptance stands.
 *
 * <p>Host, server, origin and credential were judged before, in the security chain.
 */
final class McpRoute implements RouteLocator {

  private final GatewayLimits limits;
  private final ServerPolicies policies;
  private final MessageAddress addresses;
  private final SessionIds sessions;
  private final Identification identification;
  private final BodyFilter body;
  private final ForwardFilter forward;
  private final List<Route> routes;

  McpRoute(
      ProtectedServers servers,
      GatewayLimits limits,
      ServerPolicies policies,
      MessageAddress addresses,
      SessionIds sessions,
      Identification identification,
      ForwardFilter forward) {
    this.limits = limits;
    this.policies = policies;
    this.addresses = addresses;
    this.sessions = sessions;
    this.identification = identification;
    this.body = new BodyFilter(limits);
    this.forward = forward;
    this.routes = servers.all().stream().map(each -> route(each, filters(each))).toList();
  }

  @Override
  public Flux<Route> getRoutes() {
    return Flux.fromIterable(routes);
  }

  private List<GatewayFilter> filters(ProtectedServer server) {
    boolean sse = server.transport() == Transport.SSE;
    List<GatewayFilter> filters = new ArrayList<>();
    // first: what is no method of ours needs no further look
    filters.add(new MethodFilter());
    // before anything reads a protocol header: from here on each has one value
    filters.add(new SingleHeaderFilter());
    if (sse) {
      // before the body: at an address that nobody was given, nothing is read
      filters.add(new SseMessagesFilter(server, addresses));
    }
    // before all that depends on what is asked for: everything after sees the whole message
    filters.add(body);
    // before anything decides by the body: the backend might decide by the headers
    filters.add(new AgreementFilter());
    ServerPolicy policy = policies.of(server.name());
    if (!policy.policy().isEmpty()) {
      // after the body, which says what is asked for; before anything of it reaches the backend
      filters.add(new PolicyFilter(policy));
    }
    // whose session it is, once it is clear what the caller may do in any
    filters.add(new SessionFilter(server, sessions));
    if (policy.restricts()) {
      // around all that answers: whatever comes back shows no more than may be seen
      filters.add(new ListFilter(policy, limits));
    }
    // late: only a request that may pass learns where the backend is
    filters.add(new TargetFilter(server));
    if (sse) {
      // around forwarding, once the backend's address is known: events refer to it
      filters.add(new SseStreamFilter(server, addresses, limits));
    }
    // after all that may refuse, since a signature is the dearest step of all
    identification.of(server).ifPresent(filters::add);
    // last: nothing comes after what cannot be taken back
    filters.add(forward);
    return filters;
  }

  private static Route route(ProtectedServer server, List<GatewayFilter> filters) {
    List<GatewayFilter> ordered = new ArrayList<>();
    for (int at = 0; at < filters.size(); at++) {
      // before all filters of the framework: the last of ours never calls them
      ordered.add(new OrderedGatewayFilter(filters.get(at), Ordered.HIGHEST_PRECEDENCE + at));
    }
    return Route.async()
        .id(server.name())
        .uri(server.backend())
        .predicate(exchange -> isFor(server, exchange))
        .filters(ordered)
        .build();
  }

  private static boolean isFor(ProtectedServer server, ServerWebExchange exchange) {
    return ExchangeKey.SERVER
        .find(exchange)
        .filter(found -> found.name().equals(server.name()))
        .isPresent();
  }
}
