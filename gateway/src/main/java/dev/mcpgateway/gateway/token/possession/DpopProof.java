package dev.mcpgateway.gateway.token.possession;

import com.nimbusds.jose.JWSAlgorithm;
import dev.mcpgateway.gateway.token.jwt.CompactJwt;
import dev.mcpgateway.gateway.token.jwt.InvalidTokenException;
import dev.mcpgateway.gateway.token.jwt.NumericDate;
import dev.mcpgateway.gateway.token.jwt.Printable;
import dev.mcpgateway.gateway.token.keys.VerificationKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A proof that is signed by the key which it contains: what it says, and by whom. Whether that is
 * this request, this moment and the right key is not decided here.
 *
 * <p>Read by the same strict reader as tokens, and verified by Nimbus: Nimbus' own reader of proofs
 * would take the last of two members of the same name.
 *
 * @param thumbprint of the key
 * @param method {@code htm}
 * @param target {@code htu}
 * @param issuedAt {@code iat}
 * @param id {@code jti}
 * @param tokenHash {@code ath}
 * @param nonce {@code nonce}
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9449#section-4.2">RFC 9449 4.2</a>
 */
record DpopProof(
    String thumbprint,
    String method,
    String target,
    Instant issuedAt,
    String id,
    String tokenHash,
    Optional<String> nonce) {

  private static final String TYPE = "dpop+jwt";

  /** More is no id but a load. */
  private static final int MAX_ID_LENGTH = 256;

  /**
   * Reads a proof and verifies its signature.
   *
   * @param key that it must be signed by, named by its thumbprint
   */
  static DpopProof read(String text, List<String> algorithms, String key)
      throws InvalidTokenException {
    CompactJwt jwt = CompactJwt.parse(text);
    if (!TYPE.equals(jwt.header().get("typ"))) {
      throw new InvalidTokenException("typ is " + Printable.of(jwt.header().get("typ")));
    }
    JWSAlgorithm algorithm = jwt.algorithm();
    if (!algorithms.contains(algorithm.getName())) {
      throw new InvalidTokenException("alg is " + Printable.of(algorithm) + ", not allowed");
    }
    VerificationKey signer = signer(jwt);
    // first, since it costs nothing: a stranger's proof is not worth a verification
    if (!signer.thumbprint().equals(key)) {
      throw new InvalidTokenException("by another key than that which the token is bound to");
    }
    if (!signer.verifies(algorithm, jwt.signingInput(), jwt.signature())) {
      throw new InvalidTokenException("the signature is not that of its key");
    }
    return of(signer.thumbprint(), jwt.claims());
  }

  private static VerificationKey signer(CompactJwt jwt) throws InvalidTokenException {
    return Optional.ofNullable(jwt.header().get("jwk"))
        .flatMap(VerificationKey::of)
        .orElseThrow(() -> new InvalidTokenException("no public key that can be used in jwk"));
  }

  private static DpopProof of(String thumbprint, Map<String, Object> claims)
      throws InvalidTokenException {
    String id = text(claims, "jti");
    if (id.length() > MAX_ID_LENGTH) {
      throw new InvalidTokenException("jti is longer than " + MAX_ID_LENGTH + " characters");
    }
    return new DpopProof(
        thumbprint,
        text(claims, "htm"),
        text(claims, "htu"),
        NumericDate.find(claims, "iat").orElseThrow(() -> new InvalidTokenException("no iat")),
        id,
        text(claims, "ath"),
        claims.containsKey("nonce") ? Optional.of(text(claims, "nonce")) : Optional.empty());
  }

  private static String text(Map<String, Object> claims, String name) throws InvalidTokenException {
    if (claims.get(name) instanceof String text && !text.isEmpty()) {
      return text;
    }
    throw new InvalidTokenException("no " + name + ", or no text");
  }
}
