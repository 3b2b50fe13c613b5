package dev.mcpgateway.client.login;

import dev.mcpgateway.client.authorization.Grant;
import dev.mcpgateway.client.authorization.Scopes;
import dev.mcpgateway.client.challenge.TokenDemand;
import dev.mcpgateway.client.http.Fetcher;
import dev.mcpgateway.client.metadata.ResourceMetadata;
import dev.mcpgateway.client.metadata.ServerMetadata;
import dev.mcpgateway.client.possession.Moment;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The whole way from a challenge to a grant, in the order that the specification gives. */
public final class Authorizer {

  private final LoginSettings settings;
  private final LoginPorts ports;
  private final Discovery discovery;
  private final TokenEndpoint endpoint;
  private final Way way;
  private final Renewal renewal;

  public Authorizer(
      LoginSettings settings, LoginPorts ports, Fetcher fetcher, RandomGenerator random) {
    this(settings, ports, fetcher, random, Clock.systemUTC());
  }

  Authorizer(
      LoginSettings settings,
      LoginPorts ports,
      Fetcher fetcher,
      RandomGenerator random,
      Clock clock) {
    this.endpoint = new TokenEndpoint(fetcher, clock, random);
    Redemption redemption = new Redemption(endpoint, ports.trace());
    this.settings = settings;
    this.ports = ports;
    this.discovery = new Discovery(fetcher, settings.fallback(), ports.trace());
    this.way = way(fetcher, redemption, random);
    this.renewal = new Renewal(settings.server(), ports, discovery, endpoint);
  }

  private Way way(Fetcher fetcher, Redemption redemption, RandomGenerator random) {
    Clients clients = new Clients(ports.registrations());
    return switch (settings.grant()) {
      case GrantChoice.AuthorizationCode _ ->
          new CodeWay(
              ports,
              new Login(ports.browser(), ports.trace(), settings.patience()),
              redemption,
              random);
      case GrantChoice.ClientCredentials _ -> new CredentialsWay(clients, redemption);
      case GrantChoice.WorkloadIdentity(AssertionSource assertion, Optional<String> issuer) ->
          new AssertionWay(
              clients,
              redemption,
              asked ->
                  assertion
                      .read()
                      .map(signed -> Assertions.meantFor(asked.server(), signed, issuer)));
      case GrantChoice.EnterpriseManaged choice ->
          new AssertionWay(
              clients,
              redemption,
              new IdentityProvider(choice, settings.server(), fetcher, endpoint, ports.trace())
                  ::assertion);
      case GrantChoice.DeviceCode(DevicePrompt prompt) ->
          new DeviceWay(settings, ports, prompt, endpoint, redemption, Authorizer::pause);
    };
  }

  /** What follows reads and tells, which may block. */
  private static Mono<?> pause(Duration time) {
    return Mono.delay(time, Schedulers.boundedElastic());
  }

  /** Metadata of the resource, then of its authorization server, then the grant. */
  public Mono<Grant> authorize(TokenDemand demand) {
    return discovery
        .resource(settings.server(), demand)
        .flatMap(resource ->
            discovery
                .server(
                    ports.registrations().choose(resource.authorizationServers()),
                    settings.server(),
                    settings.grant().type())
                .map(server -> goal(demand, resource, server)))
        .flatMap(way::grant)
        .map(grant -> grant.by(settings.grant().name()));
  }

  private Way.Goal goal(TokenDemand demand, ResourceMetadata resource, ServerMetadata server) {
    return new Way.Goal(
        resource,
        server,
        scopes(demand, resource, server),
        new KeyChoice(settings).key(demand, resource, server));
  }

  private Scopes scopes(TokenDemand demand, ResourceMetadata resource, ServerMetadata server) {
    Scopes scopes = Scopes.choose(settings.scope(), demand, resource);
    return settings.grant().mayBeRefreshed()
        ? scopes.withOfflineAccess(settings.scope(), server)
        : scopes;
  }

  /** A new grant by the old one's refresh token; nothing if the user has to log in again. */
  Mono<Grant> renew(TokenDemand demand, Grant old) {
    return renewal.renew(demand, old);
  }

  /** For what has to be signed anew with each request. */
  Moment moment() {
    return endpoint.moment();
  }
}
