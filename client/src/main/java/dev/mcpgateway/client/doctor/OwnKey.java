package dev.mcpgateway.client.doctor;

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
import java.time.Instant;
import java.util.Date;

/**
 * A key that nobody trusts, and a token that is signed by it and has it in its header.
 *
 * <p>Only a server that takes the key from the token, or verifies nothing, accepts it; one that
 * does not look at the audience either accepts it though it is for somebody else.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8725#section-3.10">RFC 8725, 3.10</a>
 */
final class OwnKey {

  private static final Instant FAR = Instant.ofEpochSecond(4_102_444_800L);

  private OwnKey() {}

  static String token(String issuer) {
    try {
      ECKey key = new ECKeyGenerator(Curve.P_256).keyID("doctor").generate();
      SignedJWT token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.ES256)
                  .type(new JOSEObjectType("at+jwt"))
                  .keyID(key.getKeyID())
                  .jwk(key.toPublicJWK())
                  .build(),
              new JWTClaimsSet.Builder()
                  .issuer(issuer)
                  .subject("doctor")
                  .audience("https://audience.invalid")
                  .expirationTime(Date.from(FAR))
                  .build());
      token.sign(new ECDSASigner(key));
      return token.serialize();
    } catch (JOSEException unsupported) {
      throw new IllegalStateException(unsupported);
    }
  }
}
