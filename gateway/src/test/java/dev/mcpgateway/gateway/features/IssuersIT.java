package dev.mcpgateway.gateway.features;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.RSAKey;
import dev.mcpgateway.gateway.caller.AccessToken;
import dev.mcpgateway.gateway.testing.FakeBackend;
import dev.mcpgateway.gateway.testing.FakeIssuer;
import dev.mcpgateway.gateway.testing.GatewayFixture;
import dev.mcpgateway.gateway.testing.Ping;
import dev.mcpgateway.gateway.testing.Tokens;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Issuers rotate their keys, fail and hang; tokens that can be verified stay good meanwhile. */
class IssuersIT {

  private static final Duration AT_ONCE = Duration.ofSeconds(2);

  private static final FakeBackend BACKEND = FakeBackend.start();
  private static final FakeIssuer STEADY = FakeIssuer.start();
  private static final FakeIssuer ROTATING = FakeIssuer.start();
  private static final FakeIssuer FAILING = FakeIssuer.start();
  private static final FakeIssuer NEVER_WELL = FakeIssuer.start();
  private static final FakeIssuer HANGING = FakeIssuer.start();
  private static final FakeIssuer FLOODED = FakeIssuer.start();
  private static final List<FakeIssuer> ISSUERS =
      List.of(STEADY, ROTATING, FAILING, NEVER_WELL, HANGING, FLOODED);
  private static GatewayFixture gateway;

  @BeforeAll
  static void start() {
    NEVER_WELL.answerWith(500);
    HANGING.hang();
    Map<String, String> issuers = new HashMap<>();
    for (int i = 0; i < ISSUERS.size(); i++) {
      issuers.put(
          "mcp.gateway.servers.demo.issuers[%d].issuer".formatted(i), ISSUERS.get(i).issuer());
    }
    gateway = GatewayFixture.start(BACKEND.uri("/mcp").toString(), STEADY, issuers);
  }

  @AfterAll
  static void stop() {
    gateway.close();
    ISSUERS.forEach(FakeIssuer::close);
    BACKEND.close();
  }

  @BeforeEach
  void forget() {
    BACKEND.reset();
  }

  @Test
  void followsAnIssuerThatRotatesItsKeys() {
    AccessToken before = token(ROTATING).sign();
    assertThat(status(before)).isEqualTo(200);
    ROTATING.rotate();
    assertThat(status(token(ROTATING).sign())).isEqualTo(200);
    BACKEND.reset();
    assertThat(status(before)).isEqualTo(401);
    assertThat(BACKEND.received()).isEmpty();
  }

  @Test
  void goesOnWithTheLastKeysOfAnIssuerThatIsDown() {
    assertThat(status(token(FAILING).sign())).isEqualTo(200);
    FAILING.answerWith(500);
    assertThat(status(token(FAILING).sign())).isEqualTo(200);
    BACKEND.reset();
    AccessToken unknown = token(FAILING).signedBy(FakeIssuer.rsaKey(), JWSAlgorithm.RS256).sign();
    assertThat(status(unknown)).isEqualTo(401);
    assertThat(BACKEND.received()).isEmpty();
    assertThat(status(token(FAILING).sign())).isEqualTo(200);
  }

  @Test
  void asksToComeBackWhereTheKeysWereNeverObtained() {
    HttpResponse<String> answer = ping(token(NEVER_WELL).sign()).send();
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("10");
    assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
    assertThat(answer.body())
        .contains("issuer_unavailable")
        .doesNotContain(NEVER_WELL.issuer(), "500");
    assertThat(BACKEND.received()).isEmpty();
  }

  @Test
  void delaysNobodyForAnIssuerThatHangs() {
    List<CompletableFuture<HttpResponse<String>>> waiting =
        IntStream.range(0, 50).mapToObj(_ -> ping(token(HANGING).sign()).sendAsync()).toList();
    for (int i = 0; i < 20; i++) {
      AccessToken token = token(STEADY).sign();
      assertThat(ping(token).sendAsync().orTimeout(AT_ONCE.toMillis(), MILLISECONDS).join())
          .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(200));
    }
    assertThat(BACKEND.received()).hasSize(20);
    assertThat(waiting).allSatisfy(each -> assertThat(each.join().statusCode()).isEqualTo(503));
    assertThat(BACKEND.received()).hasSize(20);
  }

  @Test
  void asksAHandfulOfTimesForAThousandUnknownKeys() {
    RSAKey key = FakeIssuer.rsaKey();
    Tokens forged = token(FLOODED).signedBy(key, JWSAlgorithm.RS256);
    int before = FLOODED.keyFetches();
    for (int i = 0; i < 20; i++) {
      List<CompletableFuture<HttpResponse<String>>> all =
          IntStream.range(0, 50)
              .mapToObj(_ -> forged.withHeader("kid", UUID.randomUUID().toString()))
              .map(each -> ping(each.withSignature("c2ln")).sendAsync())
              .toList();
      assertThat(all).allSatisfy(each -> assertThat(each.join().statusCode()).isEqualTo(401));
    }
    assertThat(FLOODED.keyFetches() - before).isLessThanOrEqualTo(8);
    assertThat(BACKEND.received()).isEmpty();
    assertThat(status(token(FLOODED).sign())).isEqualTo(200);
  }

  private static Tokens token(FakeIssuer issuer) {
    return Tokens.of(issuer, gateway.resource());
  }

  private static Ping ping(AccessToken token) {
    return Ping.to(gateway.uri("/mcp")).bearer(token);
  }

  private static int status(AccessToken token) {
    return ping(token).send().statusCode();
  }
}
