package dev.mcpgateway.authserver.token;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;

/**
 * Makes refresh tokens, for public clients too, which get none from Spring.
 *
 * <p>A token is the name of its family, which is one login, and a random part that changes with
 * each use. So a token that was rotated away is recognized as one of its family without keeping it.
 * All tokens of a family end when the first one does.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9700#section-4.14.2">RFC 9700 section 4.14.2</a>
 */
final class RefreshTokens implements OAuth2TokenGenerator<OAuth2RefreshToken> {

  private static final char SEPARATOR = '.';
  private static final int RANDOM_BYTES = 32;

  private final SecureRandom random = new SecureRandom();
  private final Clock clock;

  RefreshTokens(Clock clock) {
    this.clock = clock;
  }

  @Override
  public @Nullable OAuth2RefreshToken generate(OAuth2TokenContext context) {
    if (!OAuth2TokenType.REFRESH_TOKEN.equals(context.getTokenType())) {
      return null;
    }
    OAuth2Authorization authorization = Objects.requireNonNull(context.getAuthorization());
    byte[] secret = new byte[RANDOM_BYTES];
    random.nextBytes(secret);
    Instant now = clock.instant();
    return new OAuth2RefreshToken(
        authorization.getId()
            + SEPARATOR
            + Base64.getUrlEncoder().withoutPadding().encodeToString(secret),
        now,
        endOfFamily(authorization)
            .orElseGet(() ->
                now.plus(
                    context.getRegisteredClient().getTokenSettings().getRefreshTokenTimeToLive())));
  }

  /** The family's name in a token, if it has the form of ours. */
  static Optional<String> family(String token) {
    int end = token.indexOf(SEPARATOR);
    return end > 0 ? Optional.of(token.substring(0, end)) : Optional.empty();
  }

  private static Optional<Instant> endOfFamily(OAuth2Authorization authorization) {
    return Optional.ofNullable(authorization.getRefreshToken())
        .map(previous -> previous.getToken().getExpiresAt());
  }
}
