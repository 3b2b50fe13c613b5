package dev.mcpgateway.authserver.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.stereotype.Component;

/**
 * Authorizations in memory, from the consent page to the last refresh: a bounded number of them,
 * and none longer than it can be of use.
 */
@Component
public final class AuthorizationStore implements OAuth2AuthorizationService {

  static final int LIMIT = 10_000;

  /** How long the consent page may stay unanswered. */
  static final Duration CONSENT = Duration.ofMinutes(10);

  private final Clock clock;

  // in order of arrival, so that the oldest makes room
  private final SequencedMap<String, Entry> entries = new LinkedHashMap<>();

  AuthorizationStore(Clock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized void save(OAuth2Authorization authorization) {
    Instant now = clock.instant();
    entries.values().removeIf(entry -> entry.end().isBefore(now));
    entries.put(authorization.getId(), new Entry(authorization, end(authorization, now)));
    if (entries.size() > LIMIT) {
      entries.pollFirstEntry();
    }
  }

  @Override
  public synchronized void remove(OAuth2Authorization authorization) {
    entries.remove(authorization.getId());
  }

  @Override
  public synchronized @Nullable OAuth2Authorization findById(String id) {
    Entry entry = entries.get(id);
    return entry == null || entry.end().isBefore(clock.instant()) ? null : entry.authorization();
  }

  @Override
  public synchronized @Nullable OAuth2Authorization findByToken(
      String token, @Nullable OAuth2TokenType type) {
    Instant now = clock.instant();
    return entries.values().stream()
        .filter(entry -> !entry.end().isBefore(now))
        .map(Entry::authorization)
        .filter(authorization -> holds(authorization, token, type))
        .findFirst()
        .orElse(null);
  }

  private static boolean holds(
      OAuth2Authorization authorization, String token, @Nullable OAuth2TokenType type) {
    return switch (type == null ? "" : type.getValue()) {
      case OAuth2ParameterNames.STATE ->
          same(token, authorization.getAttribute(OAuth2ParameterNames.STATE));
      case OAuth2ParameterNames.CODE -> holds(authorization, token, OAuth2AuthorizationCode.class);
      case OAuth2ParameterNames.REFRESH_TOKEN ->
          holds(authorization, token, OAuth2RefreshToken.class);
      // of a revocation, which does not say what it has
      case "" ->
          holds(authorization, token, OAuth2RefreshToken.class)
              || holds(authorization, token, OAuth2AccessToken.class);
      default -> false;
    };
  }

  private static <T extends OAuth2Token> boolean holds(
      OAuth2Authorization authorization, String token, Class<T> type) {
    OAuth2Authorization.Token<T> held = authorization.getToken(type);
    return held != null && same(token, held.getToken().getTokenValue());
  }

  private static boolean same(String token, @Nullable String held) {
    return held != null
        && MessageDigest.isEqual(
            token.getBytes(StandardCharsets.UTF_8), held.getBytes(StandardCharsets.UTF_8));
  }

  // a used code is kept as long as its tokens: used again, it ends them
  private static Instant end(OAuth2Authorization authorization, Instant now) {
    return Stream.of(
            authorization.getToken(OAuth2AuthorizationCode.class),
            authorization.getAccessToken(),
            authorization.getRefreshToken())
        .filter(Objects::nonNull)
        .map(held -> held.getToken().getExpiresAt())
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElseGet(() -> now.plus(CONSENT));
  }

  private record Entry(OAuth2Authorization authorization, Instant end) {}
}
