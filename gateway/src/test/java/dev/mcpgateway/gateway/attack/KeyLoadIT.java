package dev.mcpgateway.gateway.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import dev.mcpgateway.gateway.caller.AccessToken;
import dev.mcpgateway.gateway.testing.FakeBackend;
import dev.mcpgateway.gateway.testing.FakeIssuer;
import dev.mcpgateway.gateway.testing.GatewayFixture;
import dev.mcpgateway.gateway.testing.Meters;
import dev.mcpgateway.gateway.testing.Tokens;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Neither many unknown keys nor an issuer in trouble is felt by the issuer or by good callers. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class KeyLoadIT {

  private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";
  private static final int AT_ONCE = 50;
  private static final int DIFFERENT = 50;

  private static final FakeBackend BACKEND = FakeBackend.start();
  private static final FakeIssuer ISSUER = FakeIssuer.start();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static GatewayFixture gateway;

  @BeforeAll
  static void start() {
    gateway = GatewayFixture.start(BACKEND.uri("/mcp").toString(), ISSUER, Map.of());
  }

  @AfterAll
  static void stop() {
    gateway.close();
    CLIENT.close();
    BACKEND.close();
    ISSUER.close();
  }

  /** Second: after it the gateway asks for no keys for a while. */
  @Order(2)
  @Test
  void asksForKeysAHandfulOfTimesWhateverIsNamed() throws Exception {
    int before = ISSUER.keyFetches();
    Map<Integer, Integer> outcomes = send(10_000, AT_ONCE, KeyLoadIT::unknown);
    int fetches = ISSUER.keyFetches() - before;
    System.out.println("unknown keys: " + outcomes + ", key fetches: " + fetches);
    assertThat(outcomes).containsOnly(Map.entry(401, 10_000));
    assertThat(fetches).isLessThanOrEqualTo(5);
  }

  @Order(1)
  @Test
  void servesKnownKeysWhileTheyRotateAndTheIssuerIsDown() throws Exception {
    JWK known = ISSUER.signingKey();
    JWK next = FakeIssuer.rsaKey();
    List<AccessToken> good = signed(known);
    List<AccessToken> goodNext = signed(next);
    AccessToken strange = unknown(0);
    CountDownLatch rotated = new CountDownLatch(1);
    Map<Integer, Integer> outcomes =
        send(
            1_000,
            1_000,
            each -> {
              if (each == 300) {
                ISSUER.publish(next, known);
                rotated.countDown();
              }
              boolean byNext = each == 300 || (each > 300 && each % 4 == 1);
              if (byNext) {
                rotated.await();
              }
              return (byNext ? goodNext : good).get(each % DIFFERENT);
            });
    System.out.println("good tokens while keys rotate: " + outcomes);
    assertThat(outcomes).containsOnly(Map.entry(200, 1_000));
    double attempts = attempts();
    assertThat(attempts).as("at the start, and for the next key").isEqualTo(2);
    ISSUER.answerWith(500);
    // until the gateway has tried to reach it: soon after a fetch it does not
    await()
        .pollInterval(Duration.ofMillis(500))
        .atMost(Duration.ofSeconds(20))
        .until(() -> status(strange) == 401 && attempts() > attempts);
    Map<Integer, Integer> down =
        send(1_000, 1_000, each -> each % 10 == 0 ? unknown(each) : goodNext.get(each % DIFFERENT));
    System.out.println("while the issuer is down: " + down);
    ISSUER.answerWith(200);
    assertThat(down).containsOnly(Map.entry(200, 900), Map.entry(401, 100));
    assertThat(attempts()).isLessThanOrEqualTo(attempts + 3);
  }

  /** How often the gateway tried to fetch keys, with or without success. */
  private static double attempts() {
    return Meters.sum(gateway.managementPort(), "mcp_gateway_keys_fetch_seconds_count");
  }

  /** Some, so that they are verified while much goes on; a signature takes long. */
  private static List<AccessToken> signed(JWK key) {
    return Stream.generate(() -> token().signedBy(key, JWSAlgorithm.RS256).sign())
        .limit(DIFFERENT)
        .toList();
  }

  private static AccessToken unknown(int number) {
    return token().withHeader("kid", "unknown-" + number).withSignature("A".repeat(342));
  }

  private static Tokens token() {
    return Tokens.of(ISSUER, gateway.resource());
  }

  /** The token of each request. */
  @FunctionalInterface
  private interface Numbered {
    AccessToken token(int number) throws InterruptedException;
  }

  /** How often each status was answered. */
  private static Map<Integer, Integer> send(int requests, int atOnce, Numbered tokens)
      throws Exception {
    try (ExecutorService senders =
        Executors.newFixedThreadPool(atOnce, Thread.ofVirtual().factory())) {
      List<Future<Integer>> sent =
          IntStream.range(0, requests)
              .mapToObj(each -> senders.submit(() -> status(tokens.token(each))))
              .toList();
      Map<Integer, Integer> outcomes = new TreeMap<>();
      for (Future<Integer> each : sent) {
        outcomes.merge(each.get(), 1, Integer::sum);
      }
      return outcomes;
    }
  }

  private static int status(AccessToken token) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(gateway.uri("/mcp"))
            .header("Authorization", "Bearer " + token.value())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(PING))
            .build();
    return CLIENT.send(request, BodyHandlers.discarding()).statusCode();
  }
}
