package dev.mcpgateway.authserver.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.util.Date;
import java.util.UUID;

/** Proofs of possession for the token endpoint, each another one. */
public final class Proofs {

  private Proofs() {}

  public static String of(JWK key, JWSAlgorithm algorithm) {
    return of(key, algorithm, Flow.TOKEN_ENDPOINT);
  }

  /** One for another address. */
  public static String of(JWK key, JWSAlgorithm algorithm, String address) {
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .jwtID(UUID.randomUUID().toString())
            .issueTime(Date.from(Clock.systemUTC().instant()))
            .claim("htm", "POST")
            .claim("htu", address)
            .build();
    JWSHeader header =
        new JWSHeader.Builder(algorithm)
            .type(new JOSEObjectType("dpop+jwt"))
            .jwk(key.toPublicJWK())
            .build();
    try {
      SignedJWT proof = new SignedJWT(header, claims);
      proof.sign(new DefaultJWSSignerFactory().createJWSSigner(key, algorithm));
      return proof.serialize();
    } catch (JOSEException unusable) {
      throw new IllegalStateException(unusable);
    }
  }
}
