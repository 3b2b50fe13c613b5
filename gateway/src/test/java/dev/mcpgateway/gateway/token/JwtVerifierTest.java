package dev.mcpgateway.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.gateway.caller.AccessToken;
import dev.mcpgateway.gateway.refusal.Refusal;
import dev.mcpgateway.gateway.resource.PlainHttpHosts;
import dev.mcpgateway.gateway.resource.ProtectedServer;
import dev.mcpgateway.gateway.resource.ProtectedServers;
import dev.mcpgateway.gateway.testing.FakeIssuer;
import dev.mcpgateway.gateway.testing.MutableClock;
import dev.mcpgateway.gateway.testing.Servers;
import dev.mcpgateway.gateway.testing.Tokens;
import dev.mcpgateway.gateway.token.keys.KeySets;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JwtVerifierTest {

  private static final String RESOURCE = "http://localhost:3001/mcp";

  private final MutableClock clock = MutableClock.atPresent();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final FakeIssuer issuer = FakeIssuer.start();
  private final ProtectedServer server =
      Servers.server("demo", RESOURCE, Servers.trusting(issuer.issuer(), RESOURCE));
  private final ProtectedServers servers = new ProtectedServers(List.of(server));
  private final KeySets keySets = new KeySets(servers, new PlainHttpHosts(Set.of()), clock, meters);
  private final JwtVerifier verifier =
      new JwtVerifier(servers, keySets, new VerifiedTokens(100, clock, meters), clock);

  @AfterEach
  void stop() {
    keySets.stop();
    issuer.close();
  }

  @Test
  void acceptsAGoodToken() {
    assertThat(verify(token().withScope("mcp other").sign()))
        .isInstanceOfSatisfying(
            Verification.Accepted.class,
            accepted -> {
              assertThat(accepted.caller().id().value()).isEqualTo("alice");
              assertThat(accepted.caller().client()).hasValue("mcp-client");
              assertThat(accepted.caller().scopes()).containsExactlyInAnyOrder("mcp", "other");
              assertThat(accepted.caller().audiences()).containsExactly(RESOURCE);
            });
    assertThat(issuer.keyFetches()).isEqualTo(1);
  }

  @Test
  void refusesAForgedToken() {
    assertRefused(token().forged().sign());
  }

  @Test
  void remembersUntilTheInstantOfExpiry() {
    AccessToken token = token().sign();
    verify(token);
    clock.advance(Duration.ofMinutes(10).minusMillis(1));
    assertThat(verify(token)).isInstanceOf(Verification.Accepted.class);
    clock.advance(Duration.ofMillis(1));
    assertRefused(token);
  }

  private Tokens token() {
    return Tokens.of(issuer, RESOURCE, clock);
  }

  private Verification verify(AccessToken token) {
    return Objects.requireNonNull(verifier.verify(server, token).block(Duration.ofSeconds(10)));
  }

  private void assertRefused(AccessToken token) {
    assertThat(verify(token))
        .isInstanceOfSatisfying(
            Verification.Refused.class,
            refused -> assertThat(refused.refusal()).isInstanceOf(Refusal.InvalidToken.class));
  }
}
