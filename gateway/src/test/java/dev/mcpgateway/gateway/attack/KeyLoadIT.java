package dev.mcpgateway.gateway.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import dev.mcpgateway.gateway.caller.AccessToken;
import dev.mcpgateway.gateway.testing.FakeBackend;
import dev.mcpgateway.gateway.testing.FakeIssuer;
import dev.mcpgateway.gateway.testing.GatewayFixture;
import dev.mcpgateway.gateway.testing.Tokens;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Neither many unknown keys nor an issuer in trouble is felt by the issuer or by good callers. */
final class KeyLoadIT {

  private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";
  private static final int AT_ONCE = 50;

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

  @Test
  void asksForKeysAHandfulOfTimesWhateverIsNamed() throws Exception {
    int before = ISSUER.keyFetches();
    Map<Integer, Integer> outcomes =
        send(
            10_000,
            AT_ONCE,
            each -> token().withHeader("kid", "unknown-" + each).withSignature("A".repeat(342)));
    int fetches = ISSUER.keyFetches() - before;
    System.out.println("unknown keys: " + outcomes + ", key fetches: " + fetches);
    assertThat(outcomes).containsOnly(Map.entry(401, 10_000));
    assertThat(fetches).isLessThanOrEqualTo(5);
  }

  @Test
  void servesKnownKeysWhileTheyRotateAndTheIssuerIsDown() throws Exception {
    JWK known = ISSUER.signingKey();
    AccessToken good = token().sign();
    JWK next = FakeIssuer.rsaKey();
    Map<Integer, Integer> outcomes =
        send(
            1_000,
            1_000,
            each -> {
              if (each == 300) {
                ISSUER.publish(next, known);
              } else if (each == 600) {
                ISSUER.answerWith(500);
              }
              return each % 2 == 0 ? good : token().signedBy(known, JWSAlgorithm.RS256).sign();
            });
    System.out.println("good tokens while keys rotate: " + outcomes);
    ISSUER.answerWith(200);
    assertThat(outcomes).containsOnly(Map.entry(200, 1_000));
  }

  private static Tokens token() {
    return Tokens.of(ISSUER, gateway.resource());
  }

  /** How often each status was answered. */
  private static Map<Integer, Integer> send(
      int requests, int atOnce, IntFunction<AccessToken> tokens) throws Exception {
    try (ExecutorService senders =
        Executors.newFixedThreadPool(atOnce, Thread.ofVirtual().factory())) {
      List<Future<Integer>> sent =
          IntStream.range(0, requests)
              .mapToObj(each -> senders.submit(() -> status(tokens.apply(each))))
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
