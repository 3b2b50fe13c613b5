package dev.mcpgateway.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import dev.mcpgateway.gateway.caller.Caller;
import dev.mcpgateway.gateway.caller.CallerId;
import dev.mcpgateway.gateway.caller.CallerId.Kind;
import dev.mcpgateway.gateway.exchange.ExchangeKey;
import dev.mcpgateway.gateway.refusal.RefusedException;
import dev.mcpgateway.gateway.testing.MutableClock;
import dev.mcpgateway.gateway.testing.Servers;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

final class IdentityFilterTest {

  private static final String RESOURCE = "https://mcp.example.com/mcp";
  private static final CallerHeaders HEADERS = new CallerHeaders("S", "I", "C", "P", "G");
  private static final AssertionTarget TARGET = new AssertionTarget("A", "us", "backend");
  private static final BackendCredential CREDENTIAL = new BackendCredential("K", "s3cret");
  private static final ServerIdentity ALL =
      new ServerIdentity(Optional.of(HEADERS), Optional.of(TARGET), Optional.of(CREDENTIAL));

  private final SecureRandom random = new SecureRandom();
  private final Assertions assertions =
      new Assertions(SigningKeys.random(random), MutableClock.atPresent(), random);
  private final AtomicInteger passed = new AtomicInteger();

  @Test
  void leavesAllThatTheBackendLearns() throws Exception {
    MockServerWebExchange exchange = called("alice");
    StepVerifier.create(filter(exchange, ALL)).verifyComplete();
    Map<String, String> headers = IdentityFilter.HEADERS.get(exchange).values();
    assertThat(headers)
        .containsOnlyKeys("S", "I", "K", "A")
        .containsEntry("S", "alice")
        .containsEntry("K", "s3cret");
    assertThat(SignedJWT.parse(headers.get("A")).getJWTClaimsSet().getSubject()).isEqualTo("alice");
    assertThat(passed).hasValue(1);
  }

  @Test
  void leavesNothingWhereTheBackendLearnsNothing() {
    MockServerWebExchange exchange = called("alice");
    StepVerifier.create(filter(exchange, ServerIdentity.NONE)).verifyComplete();
    assertThat(IdentityFilter.HEADERS.get(exchange).values()).isEmpty();
  }

  @Test
  void takesAHeaderOfTheLongestLength() {
    StepVerifier.create(filter(called("x".repeat(IdentityFilter.LONGEST)), headersAlone()))
        .verifyComplete();
    assertThat(passed).hasValue(1);
  }

  @Test
  void letsNobodyPassWhoseIdentityDoesNotFit() {
    StepVerifier.create(filter(called("x".repeat(IdentityFilter.LONGEST + 1)), headersAlone()))
        .verifyError(RefusedException.class);
    assertThat(passed).hasValue(0);
  }

  @Test
  void showsNoSecret() {
    assertThat(new IdentityHeaders(Map.of("K", "s3cret"))).hasToString("IdentityHeaders[K]");
  }

  @Test
  void isThereOnlyWhereTheBackendLearnsSomething() {
    var identification = new Identification(new ServerIdentities(Map.of("demo", ALL)), assertions);
    assertThat(identification.of(Servers.server("demo", RESOURCE, Servers.trusting("i", "a"))))
        .containsInstanceOf(IdentityFilter.class);
    assertThat(identification.of(Servers.server("other", RESOURCE, Servers.trusting("i", "a"))))
        .isEmpty();
  }

  @Test
  void keepsTheNamesOfAllServersFromClients() {
    var other = new ServerIdentity(Optional.empty(), Optional.empty(), Optional.of(CREDENTIAL));
    var identities = new ServerIdentities(Map.of("demo", ALL, "other", other));
    assertThat(identities.names())
        .containsExactlyInAnyOrder("S", "I", "C", "P", "G", "A", "K")
        .doesNotHaveDuplicates();
    assertThat(identities.assertAnything()).isTrue();
    assertThat(new ServerIdentities(Map.of("other", other)).assertAnything()).isFalse();
    assertThat(identities.of("nobody")).isEqualTo(ServerIdentity.NONE);
  }

  private static ServerIdentity headersAlone() {
    return new ServerIdentity(Optional.of(HEADERS), Optional.empty(), Optional.empty());
  }

  private Mono<Void> filter(MockServerWebExchange exchange, ServerIdentity identity) {
    return new IdentityFilter(identity, assertions)
        .filter(exchange, _ -> Mono.fromRunnable(passed::incrementAndGet));
  }

  private static MockServerWebExchange called(String subject) {
    var exchange = MockServerWebExchange.from(MockServerHttpRequest.post("/mcp"));
    ExchangeKey.CALLER.put(
        exchange,
        new Caller(
            new CallerId("https://as", Kind.SUBJECT, subject),
            Optional.empty(),
            Set.of(),
            Set.of(),
            Set.of(),
            Instant.MAX));
    return exchange;
  }
}
