package dev.mcpgateway.client.login;

import dev.mcpgateway.client.authorization.AuthorizationRequest;
import dev.mcpgateway.client.authorization.ClientRegistration;
import dev.mcpgateway.client.authorization.Grant;
import dev.mcpgateway.client.authorization.Pkce;
import dev.mcpgateway.client.authorization.Scopes;
import dev.mcpgateway.client.challenge.BearerDemand;
import dev.mcpgateway.client.flow.Problem;
import dev.mcpgateway.client.flow.Step;
import dev.mcpgateway.client.http.Fetcher;
import dev.mcpgateway.client.metadata.ResourceMetadata;
import dev.mcpgateway.client.metadata.ServerMetadata;
import java.net.URI;
import java.time.Clock;
import java.util.random.RandomGenerator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The whole way from a challenge to a grant, in the order that the specification gives. */
public final class Authorizer {

  private static final int STATE_BYTES = 24;

  private final LoginSettings settings;
  private final LoginPorts ports;
  private final RandomGenerator random;
  private final Discovery discovery;
  private final Login login;
  private final Redemption redemption;
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
    this.settings = settings;
    this.ports = ports;
    this.random = random;
    this.discovery = new Discovery(fetcher, ports.trace());
    this.login = new Login(ports.browser(), ports.trace(), settings.patience());
    this.redemption = new Redemption(fetcher, ports.trace(), clock);
    this.renewal = new Renewal(settings.server(), ports, discovery, fetcher, clock);
  }

  /** Metadata of the resource, then of its authorization server, then the login. */
  public Mono<Grant> authorize(BearerDemand demand) {
    return discovery
        .resource(settings.server(), demand)
        .flatMap(resource ->
            discovery
                .server(
                    ports.registrations().choose(resource.authorizationServers()),
                    settings.server())
                .flatMap(server -> login(demand, resource, server)));
  }

  /** A new grant by the old one's refresh token; nothing if the user has to log in again. */
  Mono<Grant> renew(BearerDemand demand, Grant old) {
    return renewal.renew(demand, old);
  }

  private Mono<Grant> login(BearerDemand demand, ResourceMetadata resource, ServerMetadata server) {
    Scopes scopes = Scopes.choose(settings.scope(), demand, resource);
    return Mono.usingWhen(
        ports.listener().listen().publishOn(Schedulers.boundedElastic()),
        listening ->
            ports
                .registrations()
                .at(server, listening.redirectUri())
                .publishOn(Schedulers.boundedElastic())
                .map(
                    client -> request(checked(client, server), server, resource, scopes, listening))
                .flatMap(request ->
                    login
                        .code(request, listening)
                        .flatMap(code -> redemption.grant(request, code))),
        CallbackListener.Listening::close);
  }

  private AuthorizationRequest request(
      ClientRegistration client,
      ServerMetadata server,
      ResourceMetadata resource,
      Scopes scopes,
      CallbackListener.Listening listening) {
    return new AuthorizationRequest(
        server,
        client,
        listening.redirectUri(),
        resource.resource(),
        scopes,
        Pkce.randomText(random, STATE_BYTES),
        Pkce.create(random));
  }

  /** A registration at another server is not shown to this one, whatever a port returns. */
  private static ClientRegistration checked(ClientRegistration client, ServerMetadata server) {
    if (!client.issuer().equals(server.issuer())) {
      throw Problem.notAuthorized(
              Step.AUTHORIZATION,
              "a client id for " + server.issuer(),
              "one for " + client.issuer(),
              "Register the client there as well.")
          .asException();
    }
    return client;
  }

  URI server() {
    return settings.server();
  }
}
