package dev.mcpgateway.gateway.token.jwt;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * The token must be an access token. Issuers sign other kinds with the same keys: ID tokens,
 * refresh tokens, logout tokens, proofs; they say so in various ways, and some not at all.
 *
 * @param required what the header's {@code typ} must be, in lower case without {@code
 *     application/}; empty: it may be absent, or any that access tokens have
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8725#section-3.11">RFC 8725 3.11</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9068#section-4">RFC 9068 4</a>
 */
record KindRule(Set<String> required) implements OAuth2TokenValidator<Jwt> {

  private static final Set<String> HEADER_TYPES = Set.of("jwt", "at+jwt", "application/at+jwt");

  // Keycloak writes the kind into the payload: Bearer here, else ID, Refresh, Offline, Logout
  private static final Set<String> PAYLOAD_TYPES =
      Set.of("bearer", "jwt", "at+jwt", "application/at+jwt", "access", "access_token");

  // Amazon Cognito, and Dex where it is asked about a token
  private static final Set<String> USES = Set.of("access", "access_token");

  private static final String MEDIA_TYPE = "application/";

  private static final Map<String, String> FOREIGN_CLAIMS =
      Map.of(
          "c_hash", "an ID token",
          "s_hash", "an ID token",
          "events", "a logout token or another security event");

  @Override
  public OAuth2TokenValidatorResult validate(Jwt jwt) {
    if (!hasType(jwt.getHeaders().get("typ"))) {
      return Failure.because("typ is " + Printable.of(jwt.getHeaders().get("typ")));
    }
    if (!allowed(jwt.getClaims().get("typ"), PAYLOAD_TYPES)) {
      return Failure.because("the payload's typ is " + Printable.of(jwt.getClaims().get("typ")));
    }
    if (!allowed(jwt.getClaims().get("token_use"), USES)) {
      return Failure.because("token_use is " + Printable.of(jwt.getClaims().get("token_use")));
    }
    for (Map.Entry<String, String> foreign : FOREIGN_CLAIMS.entrySet()) {
      if (jwt.getClaims().containsKey(foreign.getKey())) {
        return Failure.because(foreign.getKey() + " is there: " + foreign.getValue());
      }
    }
    return OAuth2TokenValidatorResult.success();
  }

  private boolean hasType(@Nullable Object type) {
    if (required.isEmpty()) {
      return allowed(type, HEADER_TYPES);
    }
    return type instanceof String text && required.contains(plain(text.toLowerCase(Locale.ROOT)));
  }

  private static String plain(String type) {
    return type.startsWith(MEDIA_TYPE) ? type.substring(MEDIA_TYPE.length()) : type;
  }

  private static boolean allowed(@Nullable Object type, Set<String> types) {
    return type == null
        || (type instanceof String text && types.contains(text.toLowerCase(Locale.ROOT)));
  }
}
