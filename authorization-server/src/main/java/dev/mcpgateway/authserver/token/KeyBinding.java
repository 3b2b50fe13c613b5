package dev.mcpgateway.authserver.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationGrantAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2RefreshTokenAuthenticationToken;

/**
 * Demands a proof of possession where the code or the refresh token is bound to a key. Spring
 * verifies the proofs that come, and misses none that does not.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9449#section-5">RFC 9449 section 5</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9449#section-10">RFC 9449 section 10</a>
 */
final class KeyBinding {

  private static final String PROOF = "dpop_proof";
  private static final String CODE_KEY = "dpop_jkt";

  private KeyBinding() {}

  /**
   * Why the grant may not be redeemed; empty if it is bound to no key, or to the one that is shown.
   */
  static Optional<OAuth2Error> refusal(
      OAuth2AuthorizationGrantAuthenticationToken request, OAuth2Authorization authorization) {
    Optional<String> bound =
        request instanceof OAuth2RefreshTokenAuthenticationToken
            ? ofRefreshToken(authorization)
            : ofCode(authorization);
    String shown = thumbprint(Objects.toString(request.getAdditionalParameters().get(PROOF), ""));
    return bound
        .filter(key -> !key.equals(shown))
        .map(_ ->
            new OAuth2Error(
                OAuth2ErrorCodes.INVALID_DPOP_PROOF,
                "The grant is bound to a key, and no proof by that key came with it.",
                null));
  }

  /** Tokens of public clients are bound as the access token beside them is. */
  private static Optional<String> ofRefreshToken(OAuth2Authorization authorization) {
    return Optional.ofNullable(authorization.getAccessToken())
        .map(OAuth2Authorization.Token::getClaims)
        .map(claims -> claims.get("cnf"))
        .filter(Map.class::isInstance)
        .map(confirmation -> (String) ((Map<?, ?>) confirmation).get("jkt"));
  }

  private static Optional<String> ofCode(OAuth2Authorization authorization) {
    return Optional.ofNullable(
            Grants.request(authorization).getAdditionalParameters().get(CODE_KEY))
        .map(Object::toString);
  }

  /** What names the key in a proof, whose signature is Spring's matter; empty if there is none. */
  static String thumbprint(String proof) {
    try {
      JWK key = SignedJWT.parse(proof).getHeader().getJWK();
      return key == null ? "" : key.computeThumbprint().toString();
    } catch (ParseException | JOSEException _) {
      return "";
    }
  }
}
