package dev.mcpgateway.client.login;

import dev.mcpgateway.client.authorization.ClientKey;
import dev.mcpgateway.client.authorization.ClientRegistration;
import dev.mcpgateway.client.authorization.Grant;
import dev.mcpgateway.client.flow.FlowException;
import dev.mcpgateway.client.flow.Problem;
import dev.mcpgateway.client.flow.Secret;
import dev.mcpgateway.client.flow.Step;
import dev.mcpgateway.client.metadata.Addresses;
import dev.mcpgateway.client.metadata.ServerMetadata;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * A client id that the user brings along.
 *
 * @param issuer the authorization server it is for; nothing: the first that is asked
 * @param clientId the id; nothing: {@code mcp-client}, on this machine only
 * @param secret the secret, only ever shown to its issuer
 * @param key what the client signs with that it is the client, only for its issuer
 */
public record PreRegistered(
    Optional<String> issuer,
    Optional<String> clientId,
    Optional<Secret> secret,
    Optional<ClientKey> key)
    implements Registrations {

  private static final String DEVELOPMENT = "mcp-client";

  public PreRegistered {
    boolean isProven = secret.isPresent() || key.isPresent();
    if (isProven && (issuer.isEmpty() || clientId.isEmpty())) {
      throw new IllegalArgumentException("A credential belongs to an issuer and a client id");
    }
  }

  public PreRegistered(
      Optional<String> issuer, Optional<String> clientId, Optional<Secret> secret) {
    this(issuer, clientId, secret, Optional.empty());
  }

  @Override
  public String choose(List<String> issuers) {
    if (issuer.isPresent() && !issuers.contains(issuer.get())) {
      throw foreign(issuers.toString());
    }
    return issuer.orElseGet(issuers::getFirst);
  }

  @Override
  public Mono<ClientRegistration> at(ServerMetadata server, URI redirectUri) {
    return at(server);
  }

  @Override
  public Mono<ClientRegistration> at(ServerMetadata server) {
    return Mono.fromCallable(() -> registration(server));
  }

  @Override
  public Mono<ClientRegistration> of(Grant grant) {
    boolean isMine =
        issuer.equals(Optional.of(grant.issuer()))
            && clientId.equals(Optional.of(grant.clientId()));
    return isMine
        ? Mono.fromCallable(() -> mine(grant.issuer(), grant.clientId()))
        : Registrations.super.of(grant);
  }

  /** What the user does not say may be anything. */
  @Override
  public boolean owns(Grant grant) {
    return issuer.map(grant.issuer()::equals).orElse(true)
        && clientId.map(grant.clientId()::equals).orElse(true);
  }

  private ClientRegistration registration(ServerMetadata server) {
    if (issuer.isPresent() && !issuer.get().equals(server.issuer())) {
      throw foreign(server.issuer());
    }
    boolean isHere = Addresses.isLoopback(URI.create(server.issuer()));
    String id =
        clientId
            .or(() -> isHere ? Optional.of(DEVELOPMENT) : Optional.empty())
            .orElseThrow(() -> unknown(server));
    return mine(server.issuer(), id);
  }

  private ClientRegistration mine(String owner, String id) {
    return new ClientRegistration(owner, id, secret, Optional.empty(), key);
  }

  private static FlowException unknown(ServerMetadata server) {
    return Problem.notAuthorized(
            Step.AUTHORIZATION,
            "a client id that is registered at " + server.issuer(),
            "none",
            "Give --client-id; " + DEVELOPMENT + " is assumed on loopback only.")
        .asException();
  }

  private FlowException foreign(String came) {
    return Problem.notAuthorized(
            Step.SERVER_METADATA,
            "the server to name the issuer " + issuer.orElse("") + " that the client id is for",
            came,
            "Give the client id that is registered there, with its --issuer.")
        .asException();
  }
}
