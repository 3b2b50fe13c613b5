package dev.mcpgateway.client.login;

import dev.mcpgateway.client.authorization.ClientRegistration;
import dev.mcpgateway.client.authorization.Grant;
import dev.mcpgateway.client.authorization.TokenRequest;
import dev.mcpgateway.client.flow.FlowException;
import dev.mcpgateway.client.flow.Problem;
import dev.mcpgateway.client.flow.Step;
import dev.mcpgateway.client.flow.StepReport;
import dev.mcpgateway.client.flow.Trace;
import dev.mcpgateway.client.http.Fetched;
import dev.mcpgateway.client.http.Fetcher;
import dev.mcpgateway.client.metadata.GrantType;
import dev.mcpgateway.client.metadata.ServerMetadata;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Tells an authorization server that a grant is not needed any more.
 *
 * <p>The tokens go only to the issuer that they are from. The refresh token goes first: with it
 * many servers end all that came of it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7009">RFC 7009</a>
 */
public final class Revocation {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final URI server;
  private final Registrations registrations;
  private final Trace trace;
  private final Discovery discovery;
  private final Fetcher fetcher;
  private final TokenEndpoint endpoint;
  private final Duration limit;

  /**
   * Revocations for one MCP server.
   *
   * @param server the MCP server
   * @param registrations knows how the client shows there who it is
   */
  public Revocation(
      URI server,
      Registrations registrations,
      Trace trace,
      Fetcher fetcher,
      RandomGenerator random) {
    this(server, registrations, trace, fetcher, random, LIMIT);
  }

  Revocation(
      URI server,
      Registrations registrations,
      Trace trace,
      Fetcher fetcher,
      RandomGenerator random,
      Duration limit) {
    this.server = server;
    this.registrations = registrations;
    this.trace = trace;
    // a server of an earlier revision, without metadata, revokes nothing: no need to be allowed
    this.discovery = new Discovery(fetcher, Fallback.REVISION_2025_03_26, trace);
    this.fetcher = fetcher;
    this.endpoint = new TokenEndpoint(fetcher, Clock.systemUTC(), random);
    this.limit = limit;
  }

  /**
   * What came of it.
   *
   * @param left what is still good, in words
   * @param failure what went wrong, if anything did
   */
  public record Outcome(List<String> left, Optional<Problem> failure) {

    /** Nothing is left. */
    public static final Outcome DONE = new Outcome(List.of(), Optional.empty());

    public Outcome {
      left = List.copyOf(left);
    }

    static Outcome left(String words) {
      return new Outcome(List.of(words), Optional.empty());
    }

    static Outcome failed(Problem problem) {
      return new Outcome(List.of(), Optional.of(problem));
    }

    /** This one and the next. */
    public Outcome and(Outcome next) {
      return new Outcome(
          Stream.concat(left.stream(), next.left.stream()).toList(), failure.or(next::failure));
    }
  }

  /** Ends in an outcome, whatever happens, and in time. */
  public Mono<Outcome> revoke(Grant grant) {
    return discovery
        .server(grant.issuer(), server, GrantType.REFRESH_TOKEN)
        .flatMap(issuer ->
            issuer
                .offers()
                .revocationEndpoint()
                .map(place -> revoked(place, issuer, grant))
                .orElseGet(() -> Mono.just(notOffered(issuer))))
        .timeout(limit, Mono.error(this::tooSlow))
        .onErrorResume(FlowException.class, failed -> Mono.just(Outcome.failed(failed.problem())));
  }

  private static Outcome notOffered(ServerMetadata issuer) {
    return Outcome.left(
        issuer.issuer() + " revokes no tokens: what it gave is good until it expires.");
  }

  private Mono<Outcome> revoked(URI place, ServerMetadata issuer, Grant grant) {
    Stream<Revocable> refresh =
        grant.refreshToken().map(token -> new Revocable("refresh_token", token)).stream();
    Stream<Revocable> access = Stream.of(new Revocable("access_token", grant.accessToken()));
    return registrations
        .of(grant)
        .publishOn(Schedulers.boundedElastic())
        .map(client -> Clients.checked(client, issuer))
        .flatMapMany(client ->
            Flux.fromStream(Stream.concat(refresh, access))
                .concatMap(token ->
                    revoked(place, issuer, client, token)
                        .onErrorResume(
                            FlowException.class,
                            failed -> Mono.just(Outcome.failed(failed.problem())))))
        .reduce(Outcome.DONE, Outcome::and);
  }

  private Mono<Outcome> revoked(
      URI place, ServerMetadata issuer, ClientRegistration client, Revocable revocable) {
    return Mono.fromCallable(() ->
            TokenRequest.authenticated(
                place, issuer, client, revocable.fields(), endpoint.moment()))
        .flatMap(request ->
            fetcher
                .token(Step.REVOCATION, request)
                .map(fetched -> told(request, fetched, revocable)))
        .map(revocable::outcome);
  }

  private Fetched told(TokenRequest request, Fetched fetched, Revocable revocable) {
    trace.told(
        StepReport.of(Step.REVOCATION, "POST " + request.endpoint())
            .asking("token_type_hint: " + revocable.type())
            .asking("client authentication: " + request.method())
            .answered("status " + fetched.status())
            .because(
                fetched.isOk()
                    ? "The " + revocable.words() + " is good for nothing more."
                    : "The " + revocable.words() + " is still good."));
    return fetched;
  }

  private FlowException tooSlow() {
    return Problem.unreachable(
            Step.REVOCATION,
            "the tokens to be revoked within " + limit.toSeconds() + " seconds",
            "nothing",
            "Have the authorization server's operator end the grant.")
        .asException();
  }
}
