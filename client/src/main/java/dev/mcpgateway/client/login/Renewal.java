package dev.mcpgateway.client.login;

import dev.mcpgateway.client.authorization.ClientRegistration;
import dev.mcpgateway.client.authorization.Grant;
import dev.mcpgateway.client.authorization.GrantForm;
import dev.mcpgateway.client.authorization.TokenAnswer;
import dev.mcpgateway.client.authorization.TokenRequest;
import dev.mcpgateway.client.challenge.TokenDemand;
import dev.mcpgateway.client.flow.FlowException;
import dev.mcpgateway.client.flow.Problem;
import dev.mcpgateway.client.flow.Secret;
import dev.mcpgateway.client.flow.Step;
import dev.mcpgateway.client.flow.StepReport;
import dev.mcpgateway.client.http.Fetched;
import dev.mcpgateway.client.metadata.GrantType;
import dev.mcpgateway.client.metadata.ResourceMetadata;
import dev.mcpgateway.client.metadata.ServerMetadata;
import java.net.URI;
import java.util.Optional;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Turns a refresh token into a new grant.
 *
 * <p>The refresh token goes only to the issuer that it is from, and only while the resource still
 * names that issuer.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-6">RFC 6749, 6</a>
 */
final class Renewal {

  private final URI server;
  private final LoginPorts ports;
  private final Discovery discovery;
  private final TokenEndpoint endpoint;

  Renewal(URI server, LoginPorts ports, Discovery discovery, TokenEndpoint endpoint) {
    this.server = server;
    this.ports = ports;
    this.discovery = discovery;
    this.endpoint = endpoint;
  }

  /**
   * A new grant; nothing if the refresh token is good for none. A server that can't be reached or
   * fails is an error: the refresh token may be good later.
   */
  Mono<Grant> renew(TokenDemand demand, Grant old) {
    return Mono.justOrEmpty(old.refreshToken())
        .flatMap(token ->
            discovery
                .resource(server, demand)
                .filter(resource -> isStillOf(resource, old))
                .flatMap(_ -> discovery.server(old.issuer(), server, GrantType.REFRESH_TOKEN))
                .flatMap(issuer -> renew(issuer, old, token)));
  }

  private static boolean isStillOf(ResourceMetadata resource, Grant old) {
    return resource.resource().equals(old.resource())
        && resource.authorizationServers().contains(old.issuer());
  }

  private Mono<Grant> renew(ServerMetadata issuer, Grant old, Secret token) {
    return ports
        .registrations()
        .of(old)
        .filter(client -> client.issuer().equals(issuer.issuer()))
        .publishOn(Schedulers.boundedElastic())
        .flatMap(client ->
            endpoint
                .ask(issuer, client, GrantForm.refresh(old.resource(), token), old.key())
                .flatMap(answered -> judged(answered, client, old)));
  }

  private Mono<Grant> judged(
      TokenEndpoint.Answered answered, ClientRegistration client, Grant old) {
    Fetched fetched = answered.fetched();
    Mono<Grant> grant = Mono.justOrEmpty(told(answered.sent(), fetched, granted(fetched, old)));
    return answered.isOfUnknownClient() ? ports.registrations().doubted(client).then(grant) : grant;
  }

  private Optional<Grant> granted(Fetched fetched, Grant old) {
    if (fetched.isUnavailable()) {
      throw Problem.unreachable(
              Step.TOKEN,
              "a new token for the refresh token",
              "status " + fetched.status(),
              "Try again later; the login is kept.")
          .asException();
    }
    try {
      return fetched
          .object()
          .filter(_ -> fetched.isOk())
          .map(answer -> TokenAnswer.refreshed(answer, old, endpoint.now()));
    } catch (FlowException _) {
      return Optional.empty();
    }
  }

  private Optional<Grant> told(TokenRequest sent, Fetched fetched, Optional<Grant> grant) {
    ports
        .trace()
        .told(
            StepReport.of(Step.TOKEN, "POST " + sent.endpoint())
                .asking("grant_type: refresh_token")
                .asking("client authentication: " + sent.method())
                .answered(
                    grant
                        .map(renewed -> "access_token: " + renewed.accessToken().hint())
                        .orElse("status " + fetched.status() + ", no token"))
                .because(
                    grant.isPresent()
                        ? "The token is new, and nobody had to log in."
                        : "The refresh token is good no more, so the user logs in again."));
    return grant;
  }
}
