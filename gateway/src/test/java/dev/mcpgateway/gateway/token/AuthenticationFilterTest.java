package dev.mcpgateway.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import dev.mcpgateway.gateway.caller.AccessToken;
import dev.mcpgateway.gateway.caller.Caller;
import dev.mcpgateway.gateway.caller.CallerId;
import dev.mcpgateway.gateway.caller.Credential;
import dev.mcpgateway.gateway.edge.OriginPolicy;
import dev.mcpgateway.gateway.exchange.ExchangeKey;
import dev.mcpgateway.gateway.refusal.CredentialStanding;
import dev.mcpgateway.gateway.refusal.Refusal;
import dev.mcpgateway.gateway.refusal.RefusalWriter;
import dev.mcpgateway.gateway.resource.Dpop;
import dev.mcpgateway.gateway.resource.ForwardedCertificates;
import dev.mcpgateway.gateway.resource.ProtectedServer;
import dev.mcpgateway.gateway.resource.SenderConstraints;
import dev.mcpgateway.gateway.seal.Seal;
import dev.mcpgateway.gateway.seal.SealKeys;
import dev.mcpgateway.gateway.testing.MutableClock;
import dev.mcpgateway.gateway.testing.Proofs;
import dev.mcpgateway.gateway.testing.Servers;
import dev.mcpgateway.gateway.token.jwt.Confirmation;
import dev.mcpgateway.gateway.token.possession.CertificateSource;
import dev.mcpgateway.gateway.token.possession.DpopCheck;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthentication;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class AuthenticationFilterTest {

  private static final String RESOURCE = "https://mcp.example.com/mcp";
  private static final String SECRET = "s3cret.t0ken.text";
  private static final ProtectedServer SERVER = withCookie();
  private static final Caller CALLER =
      new Caller(
          new CallerId("https://login.example.com", CallerId.Kind.SUBJECT, "alice"),
          Optional.of("mcp-client"),
          Set.of("mcp"),
          Set.of(),
          Set.of(RESOURCE),
          Instant.ofEpochSecond(1_800_000_000));

  private final List<AccessToken> asked = new ArrayList<>();
  private final List<Authentication> passed = new ArrayList<>();
  private final MutableClock clock = MutableClock.atPresent();
  private final SenderConstraints constraints =
      new SenderConstraints(
          Map.of(
              "demo", new Dpop(Dpop.Mode.ACCEPTED, List.of("ES256"), Duration.ofMinutes(1), false)),
          false);
  private Verification verification = new Verification.Accepted(CALLER, Confirmation.NONE);
  private final AuthenticationFilter filter =
      new AuthenticationFilter(
          (_, token) -> {
            asked.add(token);
            return Mono.just(verification);
          },
          new Possession(
              constraints,
              new DpopCheck(constraints, 10, new Seal(SealKeys.random(new SecureRandom())), clock),
              new CertificateSource(new ForwardedCertificates(Optional.empty()))),
          new OpenTokens((_, _) -> Mono.just(verification), Flux.never(), clock),
          new OriginPolicy(Set.of()),
          new RefusalWriter(constraints));

  /** What is behind the filter: remembers whom Spring Security would name. */
  private final WebFilterChain chain =
      _ ->
          ReactiveSecurityContextHolder.getContext()
              .mapNotNull(SecurityContext::getAuthentication)
              .doOnNext(passed::add)
              .then();

  @Test
  void leavesTheCallerOnTheRequest() {
    MockServerWebExchange exchange = send(post().header("Authorization", "Bearer " + SECRET));
    assertThat(ExchangeKey.CALLER.get(exchange)).isEqualTo(CALLER);
    assertThat(ExchangeKey.CREDENTIAL.get(exchange)).isEqualTo(Credential.BEARER);
    assertThat(asked).extracting(AccessToken::value).containsExactly(SECRET);
  }

  @Test
  void saysWhenACredentialIsNoLongerGood() {
    MockServerWebExchange exchange = send(post().header("Authorization", "Bearer " + SECRET));
    assertThat(CredentialStanding.KEY.find(exchange)).isPresent();
    verification = new Verification.Refused(new Refusal.InvalidToken("expired"));
    assertThat(CredentialStanding.KEY.find(send(post().header("Authorization", "Bearer x"))))
        .isEmpty();
  }

  @Test
  void namesTheTokenAlsoWhereItIsRefused() {
    verification = new Verification.Refused(new Refusal.InvalidToken("expired"));
    MockServerWebExchange exchange = send(post().header("Authorization", "Bearer " + SECRET));
    assertThat(ExchangeKey.TOKEN_HASH.get(exchange)).isEqualTo(new AccessToken(SECRET).hash());
    assertThat(ExchangeKey.TOKEN_HASH.find(send(post()))).isEmpty();
  }

  @Test
  void namesTheCallerToSpringSecurityButNotTheToken() {
    send(post().header("Authorization", "Bearer " + SECRET));
    assertThat(passed).hasSize(1);
    Authentication authentication = passed.getFirst();
    assertThat(authentication).isInstanceOf(BearerTokenAuthentication.class);
    assertThat(authentication.isAuthenticated()).isTrue();
    assertThat(authentication.getName()).isEqualTo("alice");
    assertThat(authentication.getAuthorities())
        .extracting(GrantedAuthority::getAuthority)
        .containsExactly("SCOPE_mcp");
    assertThat(authentication.toString()).doesNotContain(SECRET);
    BearerTokenAuthentication bearer = (BearerTokenAuthentication) authentication;
    assertThat(bearer.getToken().getTokenValue()).hasSize(64).doesNotContain(SECRET);
    assertThat(bearer.getTokenAttributes().get("iss")).isEqualTo("https://login.example.com");
  }

  @Test
  void challengesARequestWithoutCredential() {
    MockServerWebExchange exchange = send(post());
    assertRefused(exchange, 401);
    assertThat(challenge(exchange)).startsWith("Bearer ").doesNotContain("error=");
    assertThat(asked).isEmpty();
  }

  @Test
  void refusesAMalformedCredentialWithoutLookingAtIt() {
    MockServerWebExchange exchange = send(post().header("Authorization", "Bearer a b"));
    assertRefused(exchange, 400);
    assertThat(challenge(exchange)).contains("error=\"invalid_request\"");
    assertThat(asked).isEmpty();
  }

  @Test
  void refusesATokenInTheQuery() {
    assertRefused(
        send(
            MockServerHttpRequest.post(RESOURCE + "?access_token=" + SECRET)
                .header("Authorization", "Bearer " + SECRET)),
        400);
    assertThat(asked).isEmpty();
  }

  @Test
  void refusesWhatIsNotVerified() {
    verification = new Verification.Refused(new Refusal.InvalidToken("expired"));
    MockServerWebExchange exchange = send(post().header("Authorization", "Bearer " + SECRET));
    assertRefused(exchange, 401);
    assertThat(challenge(exchange)).contains("error=\"invalid_token\"");
    assertThat(ExchangeKey.CALLER.find(exchange)).isEmpty();
  }

  @Test
  void tellsWhenToTryAgain() {
    verification =
        new Verification.Refused(new Refusal.IssuerUnavailable(Duration.ofSeconds(10), "down"));
    MockServerWebExchange exchange = send(post().header("Authorization", "Bearer " + SECRET));
    assertRefused(exchange, 503);
    assertThat(exchange.getResponse().getHeaders().getFirst(HttpHeaders.RETRY_AFTER))
        .isEqualTo("10");
  }

  @Test
  void letsABoundTokenPassWithItsProofAlone() {
    ECKey key = Proofs.key();
    AccessToken token = new AccessToken(SECRET);
    String thumbprint = String.valueOf(Proofs.boundTo(key).get("jkt"));
    verification =
        new Verification.Accepted(
            CALLER, new Confirmation(Optional.of(thumbprint), Optional.empty()));
    String proof = Proofs.of(key, "POST", RESOURCE, token, clock).sign();
    MockServerWebExchange good =
        send(post().header("Authorization", "DPoP " + SECRET).header("DPoP", proof));
    assertThat(ExchangeKey.CALLER.find(good)).hasValue(CALLER);
    assertThat(ExchangeKey.CREDENTIAL.get(good)).isEqualTo(Credential.DPOP);
    passed.clear();
    assertRefused(send(post().header("Authorization", "DPoP " + SECRET)), 401);
    assertRefused(
        send(post().header("Authorization", "DPoP " + SECRET).header("DPoP", proof)), 401);
    assertRefused(
        send(post().header("Authorization", "Bearer " + SECRET).header("DPoP", proof)), 401);
    assertRefused(
        send(
            post()
                .header("Cookie", "access_token=" + SECRET)
                .header("Origin", "https://mcp.example.com")),
        401);
  }

  @Test
  void refusesAProofForATokenThatNeedsNone() {
    assertRefused(send(post().header("Authorization", "DPoP " + SECRET)), 401);
  }

  @Test
  void refusesATokenBoundToACertificateThatWasNotShown() {
    verification =
        new Verification.Accepted(
            CALLER, new Confirmation(Optional.empty(), Optional.of("x".repeat(43))));
    assertRefused(send(post().header("Authorization", "Bearer " + SECRET)), 401);
  }

  @Test
  void takesTheCookieOfOurOwnPage() {
    MockServerWebExchange exchange =
        send(
            post()
                .header("Cookie", "access_token=" + SECRET)
                .header("Origin", "https://mcp.example.com"));
    assertThat(ExchangeKey.CREDENTIAL.get(exchange)).isEqualTo(Credential.COOKIE);
    assertThat(ExchangeKey.CALLER.get(exchange)).isEqualTo(CALLER);
  }

  @Test
  void refusesTheCookieOfUnknownOriginWithoutLookingAtIt() {
    assertRefused(send(post().header("Cookie", "access_token=" + SECRET)), 403);
    assertThat(asked).isEmpty();
  }

  @Test
  void demandsNoOriginWithTheHeader() {
    MockServerWebExchange exchange =
        send(post().header("Authorization", "Bearer x").header("Sec-Fetch-Site", "cross-site"));
    assertThat(ExchangeKey.CALLER.find(exchange)).isPresent();
  }

  @Test
  void hasNothingToSayWhereNoServerIsMeant() {
    MockServerWebExchange exchange =
        MockServerWebExchange.from(MockServerHttpRequest.get("/.well-known/x"));
    filter.filter(exchange, chain).block();
    assertThat(exchange.getResponse().getStatusCode()).isNull();
    assertThat(passed).isEmpty();
  }

  private MockServerWebExchange send(MockServerHttpRequest.BaseBuilder<?> request) {
    MockServerWebExchange exchange = MockServerWebExchange.from(request);
    ExchangeKey.SERVER.put(exchange, SERVER);
    filter.filter(exchange, chain).block();
    return exchange;
  }

  private void assertRefused(MockServerWebExchange exchange, int status) {
    assertThat(Objects.requireNonNull(exchange.getResponse().getStatusCode()).value())
        .isEqualTo(status);
    assertThat(passed).isEmpty();
    assertThat(ExchangeKey.CALLER.find(exchange)).isEmpty();
    assertThat(exchange.getResponse().getBodyAsString().block()).doesNotContain(SECRET);
  }

  private static String challenge(MockServerWebExchange exchange) {
    return Objects.requireNonNull(
        exchange.getResponse().getHeaders().getFirst(HttpHeaders.WWW_AUTHENTICATE));
  }

  private static MockServerHttpRequest.BodyBuilder post() {
    return MockServerHttpRequest.post(RESOURCE);
  }

  private static ProtectedServer withCookie() {
    ProtectedServer plain =
        Servers.server("demo", RESOURCE, Servers.trusting("https://login.example.com", RESOURCE));
    return new ProtectedServer(
        plain.name(),
        plain.resource(),
        plain.backend(),
        plain.transport(),
        plain.displayName(),
        plain.documentation(),
        plain.authorizationServers(),
        plain.scopes(),
        plain.issuers(),
        Optional.of("access_token"));
  }
}
