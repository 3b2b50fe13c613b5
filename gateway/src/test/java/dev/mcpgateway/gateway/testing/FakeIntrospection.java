package dev.mcpgateway.gateway.testing;

import com.sun.net.httpserver.HttpExchange;
import dev.mcpgateway.gateway.caller.AccessToken;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The introspection endpoint of a {@link FakeIssuer}: knows the opaque tokens that it made, records
 * who asks, and can answer anything else, or not at all.
 */
public final class FakeIntrospection {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final String issuer;
  private final Map<String, Map<String, Object>> active = new ConcurrentHashMap<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();

  private volatile @Nullable Answer answer;
  private volatile CountDownLatch gate = new CountDownLatch(0);

  FakeIntrospection(String issuer) {
    this.issuer = issuer;
  }

  /**
   * A request.
   *
   * @param authorization its header, or nothing
   * @param form its body
   */
  public record Asked(String authorization, Map<String, String> form) {}

  private record Answer(int status, String type, String body) {}

  /** A good opaque token for this audience, for ten minutes from now, with further claims. */
  public AccessToken token(String audience, Clock clock, Map<String, Object> more) {
    Instant now = clock.instant();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("active", true);
    claims.put("iss", issuer);
    claims.put("sub", "alice");
    claims.put("aud", audience);
    claims.put("client_id", "mcp-client");
    claims.put("token_type", "Bearer");
    claims.put("iat", now.getEpochSecond());
    claims.put("exp", now.plus(Duration.ofMinutes(10)).getEpochSecond());
    claims.putAll(more);
    claims.values().removeIf(""::equals);
    String text = "opaque." + UUID.randomUUID();
    active.put(text, claims);
    return new AccessToken(text);
  }

  /** A good opaque token. */
  public AccessToken token(String audience) {
    return token(audience, Clock.systemUTC(), Map.of());
  }

  /** From now on the token is not good. */
  public void revoke(AccessToken token) {
    active.remove(token.value());
  }

  /** Everything that was asked. */
  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  /** How often it was asked about a token. */
  public long asked(AccessToken token) {
    return asked.stream().filter(each -> token.value().equals(each.form().get("token"))).count();
  }

  /** Answers so from now on, whatever is asked. */
  public void answer(int status, String type, String body) {
    answer = new Answer(status, type, body);
  }

  /** Accepts questions and answers none, until {@link #reset()}. */
  public void hang() {
    gate = new CountDownLatch(1);
  }

  /** Answers as at the start. */
  public void reset() {
    answer = null;
    gate.countDown();
  }

  void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Asked question = read(exchange);
      asked.add(question);
      gate.await();
      Answer given = answer == null ? told(question) : answer;
      byte[] body = given.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", given.type());
      exchange.getResponseHeaders().set("Location", "/elsewhere");
      exchange.sendResponseHeaders(given.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Answer told(Asked question) {
    Map<String, Object> claims =
        active.getOrDefault(question.form().get("token"), Map.of("active", false));
    return new Answer(200, "application/json;charset=UTF-8", JSON.writeValueAsString(claims));
  }

  private static Asked read(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    return new Asked(
        authorization == null ? "" : authorization,
        Arrays.stream(body.split("&", -1))
            .map(each -> each.split("=", 2))
            .collect(Collectors.toMap(each -> decoded(each[0]), each -> decoded(each[1]))));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
