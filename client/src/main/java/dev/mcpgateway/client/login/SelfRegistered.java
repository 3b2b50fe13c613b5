package dev.mcpgateway.client.login;

import dev.mcpgateway.client.authorization.ClientRegistration;
import dev.mcpgateway.client.authorization.Grant;
import dev.mcpgateway.client.authorization.RegistrationRequest;
import dev.mcpgateway.client.flow.Step;
import dev.mcpgateway.client.flow.StepReport;
import dev.mcpgateway.client.flow.Trace;
import dev.mcpgateway.client.http.Fetched;
import dev.mcpgateway.client.http.Fetcher;
import dev.mcpgateway.client.metadata.ServerMetadata;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;

/**
 * A client id by whatever way there is: one that the user brings, the address of a document about
 * this client, a registration; in this order.
 *
 * <p>A registration is kept as long as this object lives, and shown to its own issuer only.
 */
public final class SelfRegistered implements Registrations {

  private static final int MOST = 64;

  private record Key(String issuer, URI redirectUri) {}

  private final PreRegistered known;
  private final Optional<URI> document;
  private final Fetcher fetcher;
  private final Trace trace;
  private final Map<Key, ClientRegistration> registered = new ConcurrentHashMap<>();

  /**
   * Ways to a client id.
   *
   * @param known what the user brings
   * @param document where a document about this client is
   * @param fetcher registers
   * @param trace is told of a registration
   */
  public SelfRegistered(PreRegistered known, Optional<URI> document, Fetcher fetcher, Trace trace) {
    this.known = known;
    this.document = document;
    this.fetcher = fetcher;
    this.trace = trace;
  }

  @Override
  public String choose(List<String> issuers) {
    return known.choose(issuers);
  }

  @Override
  public Mono<ClientRegistration> at(ServerMetadata server, URI redirectUri) {
    if (known.clientId().isPresent()) {
      return known.at(server, redirectUri);
    }
    if (document.isPresent() && server.registration().byDocument()) {
      return Mono.just(
          new ClientRegistration(server.issuer(), document.get().toString(), Optional.empty()));
    }
    Key key = new Key(server.issuer(), redirectUri);
    return server
        .registration()
        .endpoint()
        .map(endpoint ->
            Mono.justOrEmpty(registered.get(key))
                .switchIfEmpty(Mono.defer(() -> register(endpoint, server, key))))
        .orElseGet(() -> known.at(server, redirectUri));
  }

  @Override
  public Mono<ClientRegistration> at(ServerMetadata server) {
    return known.at(server);
  }

  @Override
  public ClientRegistration of(Grant grant) {
    return registered.values().stream()
        .filter(client -> client.issuer().equals(grant.issuer()))
        .filter(client -> client.clientId().equals(grant.clientId()))
        .findFirst()
        .orElseGet(() -> known.of(grant));
  }

  private Mono<ClientRegistration> register(URI endpoint, ServerMetadata server, Key key) {
    RegistrationRequest request = RegistrationRequest.of(server, key.redirectUri());
    return fetcher
        .send(Step.REGISTRATION, endpoint, request.json())
        .map(fetched -> registered(fetched, request))
        .doOnNext(registration -> {
          told(endpoint, request, registration);
          if (registered.size() < MOST) {
            registered.put(key, registration);
          }
        });
  }

  private static ClientRegistration registered(Fetched fetched, RegistrationRequest request) {
    boolean isGood = fetched.status() == 201 || fetched.isOk();
    return fetched
        .object()
        .filter(_ -> isGood)
        .map(request::registered)
        .orElseThrow(() -> request.refused(fetched.status(), fetched.object()));
  }

  private void told(URI endpoint, RegistrationRequest request, ClientRegistration registration) {
    trace.told(
        StepReport.of(Step.REGISTRATION, "POST " + endpoint)
            .asking("redirect_uris: " + request.redirectUri())
            .asking("application_type: native")
            .asking("token_endpoint_auth_method: " + request.method())
            .answered("client_id: " + registration.clientId())
            .because("The server takes clients that it does not know yet."));
  }
}
