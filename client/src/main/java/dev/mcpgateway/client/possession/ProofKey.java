package dev.mcpgateway.client.possession;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.mcpgateway.client.flow.Secret;
import java.text.ParseException;
import java.util.Date;

/**
 * The key that a token is bound to: ES256, made for that token.
 *
 * <p>Nothing of its private half is shown: {@code toString} of a JWK holds the key.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9449#section-4.2">RFC 9449, 4.2</a>
 */
public final class ProofKey {

  /** The algorithm that proofs are signed by, as metadata and challenges write it. */
  public static final String ALGORITHM = "ES256";

  private static final JOSEObjectType TYPE = new JOSEObjectType("dpop+jwt");

  private final ECKey key;

  private ProofKey(ECKey key) {
    this.key = key;
  }

  /** A new one, from the platform's own source of randomness. */
  public static ProofKey generate() {
    try {
      return new ProofKey(new ECKeyGenerator(Curve.P_256).generate());
    } catch (JOSEException missing) {
      throw new IllegalStateException("Every Java platform has P-256", missing);
    }
  }

  /**
   * One that was kept.
   *
   * @param jwk what {@code secret} gave
   * @throws IllegalArgumentException if it is none, in words that hold nothing of the text
   */
  public static ProofKey parse(Secret jwk) {
    try {
      ECKey key = ECKey.parse(jwk.text());
      if (key.isPrivate() && Curve.P_256.equals(key.getCurve())) {
        return new ProofKey(key);
      }
    } catch (ParseException | IllegalArgumentException _) {
      // the parser's words hold the text
    }
    throw new IllegalArgumentException("it is no private JWK of P-256");
  }

  /** The key as a private JWK, to be kept where tokens are. */
  public Secret secret() {
    return new Secret(key.toJSONString());
  }

  /**
   * What names it.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc7638">RFC 7638</a>
   */
  public String thumbprint() {
    try {
      return key.computeThumbprint().toString();
    } catch (JOSEException missing) {
      throw new IllegalStateException("Every Java platform has SHA-256", missing);
    }
  }

  /** The proof, signed. Whoever catches it could use it for a moment, so it is not shown. */
  public Secret sign(Proof proof) {
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .jwtID(proof.moment().id())
            .issueTime(Date.from(proof.moment().now()))
            .claim("htm", proof.method())
            .claim("htu", proof.target());
    proof.token().ifPresent(token -> claims.claim("ath", token.hash()));
    proof.nonce().ifPresent(nonce -> claims.claim("nonce", nonce));
    SignedJWT signed =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256).type(TYPE).jwk(key.toPublicJWK()).build(),
            claims.build());
    try {
      signed.sign(new ECDSASigner(key));
    } catch (JOSEException unusable) {
      throw new IllegalStateException("A key signs by its own algorithm", unusable);
    }
    return new Secret(signed.serialize());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ProofKey that && key.equals(that.key);
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }

  @Override
  public String toString() {
    return "ProofKey[" + thumbprint() + "]";
  }
}
