package dev.mcpgateway.gateway.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;

/** Signs header and payload as they are given, whatever they say. */
final class Jws {

  private Jws() {}

  /** What is signed. */
  static String input(String header, String payload) {
    return Base64URL.encode(header) + "." + Base64URL.encode(payload);
  }

  /** The input with its signature. */
  static String signed(String input, JWK key, JWSAlgorithm algorithm) {
    try {
      return signed(
          input, new DefaultJWSSignerFactory().createJWSSigner(key, algorithm), algorithm);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The input with this signer's signature. */
  static String signed(String input, JWSSigner signer, JWSAlgorithm algorithm) {
    try {
      byte[] bytes = input.getBytes(StandardCharsets.US_ASCII);
      return input + "." + signer.sign(new JWSHeader(algorithm), bytes);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
