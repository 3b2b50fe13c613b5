package dev.mcpgateway.authserver.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;

/** The key that signs access tokens: made at start, gone at the end, named by its thumbprint. */
final class SigningKey {

  private SigningKey() {}

  static JWKSet generate() {
    try {
      RSAKey key =
          new RSAKeyGenerator(2048)
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(JWSAlgorithm.RS256)
              .keyIDFromThumbprint(true)
              .generate();
      return new JWKSet(key);
    } catch (JOSEException e) {
      throw new IllegalStateException("This Java makes no RSA keys.", e);
    }
  }
}
