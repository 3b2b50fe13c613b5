package dev.mcpgateway.client.login;

import dev.mcpgateway.client.authorization.ClientRegistration;
import dev.mcpgateway.client.authorization.Grant;
import dev.mcpgateway.client.authorization.KeptRegistration;
import dev.mcpgateway.client.authorization.RegistrationRequest;
import dev.mcpgateway.client.flow.Trace;
import dev.mcpgateway.client.http.Fetcher;
import dev.mcpgateway.client.metadata.ServerMetadata;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A client id by whatever way there is: one that the user brings, the address of a document about
 * this client, a registration; in this order.
 *
 * <p>A registration is kept in a store, and shown to its own issuer only.
 */
public final class SelfRegistered implements Registrations {

  private final PreRegistered known;
  private final Optional<URI> document;
  private final RegistrationStore store;
  private final Registrar registrar;
  private final Clock clock;

  /** What was made for the last one who asked; to make it once more would help nobody. */
  private final AtomicReference<Optional<ClientRegistration>> made =
      new AtomicReference<>(Optional.empty());

  /**
   * Ways to a client id.
   *
   * @param known what the user brings
   * @param document where a document about this client is
   * @param store keeps registrations
   * @param fetcher registers
   * @param trace is told of a registration
   */
  public SelfRegistered(
      PreRegistered known,
      Optional<URI> document,
      RegistrationStore store,
      Fetcher fetcher,
      Trace trace) {
    this(known, document, store, fetcher, trace, Clock.systemUTC());
  }

  SelfRegistered(
      PreRegistered known,
      Optional<URI> document,
      RegistrationStore store,
      Fetcher fetcher,
      Trace trace,
      Clock clock) {
    this.known = known;
    this.document = document;
    this.store = store;
    this.registrar = new Registrar(fetcher, trace);
    this.clock = clock;
  }

  @Override
  public String choose(List<String> issuers) {
    return known.choose(issuers);
  }

  @Override
  public Mono<ClientRegistration> at(ServerMetadata server, URI redirectUri) {
    return described(server).switchIfEmpty(Mono.defer(() -> registered(server, redirectUri)));
  }

  private Mono<ClientRegistration> described(ServerMetadata server) {
    return Mono.justOrEmpty(about(server))
        .map(place -> new ClientRegistration(server.issuer(), place.toString(), Optional.empty()));
  }

  private Mono<ClientRegistration> registered(ServerMetadata server, URI redirectUri) {
    return endpoint(server)
        .map(endpoint ->
            kept(server)
                .filter(one -> one.redirectUri().equals(redirectUri))
                .next()
                .map(KeptRegistration::client)
                .doOnNext(_ -> made.set(Optional.empty()))
                .switchIfEmpty(Mono.defer(() -> register(endpoint, server, redirectUri))))
        .orElseGet(() -> known.at(server, redirectUri));
  }

  @Override
  public Mono<ClientRegistration> at(ServerMetadata server) {
    return described(server).switchIfEmpty(Mono.defer(() -> known.at(server)));
  }

  @Override
  public Mono<URI> redirectUri(ServerMetadata server) {
    return Mono.justOrEmpty(endpoint(server))
        .flatMap(_ -> kept(server).next())
        .map(KeptRegistration::redirectUri);
  }

  /** The document's address, if that is the way. */
  private Optional<URI> about(ServerMetadata server) {
    return document.filter(_ -> known.clientId().isEmpty() && server.registration().byDocument());
  }

  /** Where to register, if that is the way. */
  private Optional<URI> endpoint(ServerMetadata server) {
    return known.clientId().isPresent() || about(server).isPresent()
        ? Optional.empty()
        : server.registration().endpoint();
  }

  private Flux<KeptRegistration> kept(ServerMetadata server) {
    return store.at(server.issuer()).filter(one -> !one.isOver(clock.instant()));
  }

  @Override
  public Mono<ClientRegistration> of(Grant grant) {
    return store
        .at(grant.issuer())
        .map(KeptRegistration::client)
        .filter(client -> client.clientId().equals(grant.clientId()))
        .filter(_ -> known.clientId().isEmpty())
        .next()
        .switchIfEmpty(Mono.defer(() -> known.of(grant)));
  }

  @Override
  public boolean owns(Grant grant) {
    return known.owns(grant);
  }

  @Override
  public Mono<Boolean> doubted(ClientRegistration client) {
    return store
        .at(client.issuer())
        .any(one -> one.isOf(client))
        .flatMap(isKept ->
            store.remove(client).thenReturn(isKept && !made.get().equals(Optional.of(client))));
  }

  private Mono<ClientRegistration> register(URI endpoint, ServerMetadata server, URI redirectUri) {
    return registrar
        .register(endpoint, RegistrationRequest.of(server, redirectUri))
        .flatMap(one -> store.save(one).thenReturn(one.client()))
        .doOnNext(client -> made.set(Optional.of(client)));
  }
}
