package dev.mcpgateway.gateway.token.jwt;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.util.Base64URL;
import dev.mcpgateway.gateway.caller.AccessToken;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * A signed JWT in compact form, taken apart; nothing in it is verified yet.
 *
 * <p>Keys that a header names or brings along ({@code jku}, {@code jwk}, {@code x5u}, {@code x5c})
 * are not looked at: an issuer's keys come from its configuration.
 *
 * @param algorithm what it says it is signed with
 * @param keyId which key it says it is signed with
 * @param header all members of the header
 * @param claims all claims
 * @param signingInput what the signature is over
 * @param signature not yet verified
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7515#section-7.1">RFC 7515 7.1</a>
 */
public record CompactJwt(
    JWSAlgorithm algorithm,
    Optional<String> keyId,
    Map<String, Object> header,
    Map<String, Object> claims,
    String signingInput,
    Base64URL signature) {

  /** The longest token that is looked at; longer ones would not pass as a header either. */
  static final int MAX_LENGTH = 16 * 1024;

  /** Takes a token apart. */
  public static CompactJwt parse(AccessToken token) throws InvalidTokenException {
    return parse(token.value());
  }

  /** Takes another JWT apart, a proof for instance. */
  public static CompactJwt parse(String text) throws InvalidTokenException {
    if (text.length() > MAX_LENGTH) {
      throw new InvalidTokenException("longer than " + MAX_LENGTH + " characters");
    }
    int first = text.indexOf('.');
    int second = text.indexOf('.', first + 1);
    if (first < 0 || second < 0 || text.indexOf('.', second + 1) >= 0) {
      throw new InvalidTokenException("no signed JWT: it is opaque, or encrypted");
    }
    Map<String, Object> header = object(text.substring(0, first), "header");
    Map<String, Object> claims = object(text.substring(first + 1, second), "payload");
    String signature = text.substring(second + 1);
    decoded(signature, "signature");
    if (header.containsKey("crit") || header.containsKey("b64")) {
      throw new InvalidTokenException("the header demands extensions (crit, b64): none is known");
    }
    return new CompactJwt(
        JWSAlgorithm.parse(
            string(header, "alg")
                .orElseThrow(() -> new InvalidTokenException("the header has no alg"))),
        string(header, "kid"),
        header,
        claims,
        text.substring(0, second),
        new Base64URL(signature));
  }

  /** Its {@code iss}: decides whose rules and keys it is held against. */
  public String issuer() throws InvalidTokenException {
    return string(claims, "iss").orElseThrow(() -> new InvalidTokenException("no iss"));
  }

  private static Optional<String> string(Map<String, Object> members, String name)
      throws InvalidTokenException {
    return switch (members.get(name)) {
      case null -> Optional.empty();
      case String value -> Optional.of(value);
      default -> throw new InvalidTokenException(name + " is no string");
    };
  }

  private static Map<String, Object> object(String part, String name) throws InvalidTokenException {
    return StrictJson.object(decoded(part, name))
        .orElseThrow(
            () -> new InvalidTokenException("the " + name + " is no JSON object, or an odd one"));
  }

  private static byte[] decoded(String part, String name) throws InvalidTokenException {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(part);
      // one spelling for each value: spare bits and padding would allow many
      if (Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part)) {
        return bytes;
      }
    } catch (IllegalArgumentException _) {
      // told below
    }
    throw new InvalidTokenException("the " + name + " is not base64url");
  }
}
