package dev.mcpgateway.gateway.token.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * A public key, of an issuer's set or of a proof, and the algorithms that it may be used with. Two
 * are the same only if they are one object: a set that is fetched anew keeps the keys that stayed.
 */
public final class VerificationKey {

  private final Optional<String> id;
  private final String thumbprint;
  private final Set<JWSAlgorithm> algorithms;
  private final JWSVerifier verifier;

  VerificationKey(
      Optional<String> id, String thumbprint, Set<JWSAlgorithm> algorithms, JWSVerifier verifier) {
    this.id = id;
    this.thumbprint = thumbprint;
    this.algorithms = Set.copyOf(algorithms);
    this.verifier = verifier;
  }

  /** The key of a JWK, if it is a public one that can be used; whose it is, is not said. */
  public static Optional<VerificationKey> of(Object jwk) {
    return KeySetDocument.entry(jwk).flatMap(KeySetDocument::key);
  }

  Optional<String> id() {
    return id;
  }

  /**
   * Names the key by what it is.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc7638#section-3">RFC 7638 3</a>
   */
  public String thumbprint() {
    return thumbprint;
  }

  boolean fits(JWSAlgorithm algorithm) {
    return algorithms.contains(algorithm);
  }

  /** Whether the other was made of the same entry. */
  boolean isLike(VerificationKey other) {
    return id.equals(other.id)
        && thumbprint.equals(other.thumbprint)
        && algorithms.equals(other.algorithms);
  }

  /** Whether the signature is this key's. */
  public boolean verifies(JWSAlgorithm algorithm, String signed, Base64URL signature) {
    try {
      // a header of our own: nothing else of the token's may steer the verification
      return fits(algorithm)
          && verifier.verify(
              new JWSHeader(algorithm), signed.getBytes(StandardCharsets.US_ASCII), signature);
    } catch (JOSEException _) {
      return false;
    }
  }
}
