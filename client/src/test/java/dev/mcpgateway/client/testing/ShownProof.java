package dev.mcpgateway.client.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Map;

/**
 * A proof of possession as a server sees it: signed by the key that it contains.
 *
 * @param type {@code typ}
 * @param key the public key
 * @param claims what it says
 */
public record ShownProof(String type, ECKey key, Map<String, Object> claims) {

  /** The proof in a header; an {@code AssertionError} if it is none, or shows a private key. */
  public static ShownProof of(String header) {
    try {
      SignedJWT proof = SignedJWT.parse(header);
      ECKey key = proof.getHeader().getJWK().toECKey();
      if (key.isPrivate() || !proof.verify(new ECDSAVerifier(key))) {
        throw new AssertionError("a private key, or a wrong signature");
      }
      return new ShownProof(
          proof.getHeader().getType().getType(), key, proof.getJWTClaimsSet().getClaims());
    } catch (ParseException | JOSEException malformed) {
      throw new AssertionError(malformed);
    }
  }

  /** What names the key. */
  public String thumbprint() {
    try {
      return key.computeThumbprint().toString();
    } catch (JOSEException missing) {
      throw new IllegalStateException(missing);
    }
  }

  /** A claim as text; empty if there is none. */
  public String claim(String name) {
    return String.valueOf(claims.getOrDefault(name, ""));
  }
}
