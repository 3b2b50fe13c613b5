package dev.mcpgateway.client.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.Key;
import java.util.Base64;

/** Keys of clients, and what they sign. */
public final class Keys {

  private Keys() {}

  public static ECKey curve(Curve curve) {
    try {
      return new ECKeyGenerator(curve).keyID("k1").generate();
    } catch (JOSEException missing) {
      throw new IllegalStateException(missing);
    }
  }

  /** The private key as openssl writes it. */
  public static String pem(Key key) {
    String lines =
        Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(key.getEncoded());
    return "-----BEGIN PRIVATE KEY-----\n" + lines + "\n-----END PRIVATE KEY-----\n";
  }

  /** A token that somebody else has signed, about whoever and for whomever. */
  public static String assertion(String audience) {
    try {
      SignedJWT signed =
          new SignedJWT(
              new JWSHeader(JWSAlgorithm.ES256),
              new JWTClaimsSet.Builder().subject("workload").audience(audience).build());
      signed.sign(new ECDSASigner(curve(Curve.P_256)));
      return signed.serialize();
    } catch (JOSEException unusable) {
      throw new IllegalStateException(unusable);
    }
  }
}
