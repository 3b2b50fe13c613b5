package dev.mcpgateway.gateway.identity;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;

/**
 * A private key as OpenSSL writes it. An RSA key says what its public half is; beside an EC key
 * that must stand in the same file.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7468#section-10">RFC 7468 10 and 13</a>
 */
final class PemKey {

  private PemKey() {}

  static Optional<JWK> parse(String text) {
    Optional<byte[]> secret = block(text, "PRIVATE KEY");
    if (secret.isEmpty()) {
      return Optional.empty();
    }
    var key = new PKCS8EncodedKeySpec(secret.get());
    return rsa(key).or(() -> block(text, "PUBLIC KEY").flatMap(each -> ec(key, each)));
  }

  private static Optional<JWK> rsa(PKCS8EncodedKeySpec spec) {
    try {
      KeyFactory keys = KeyFactory.getInstance("RSA");
      PrivateKey key = keys.generatePrivate(spec);
      if (!(key instanceof RSAPrivateCrtKey rsa)) {
        return Optional.empty();
      }
      var half = new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent());
      var open = (RSAPublicKey) keys.generatePublic(half);
      return Optional.of(new RSAKey.Builder(open).privateKey(key).build());
    } catch (GeneralSecurityException _) {
      return Optional.empty();
    }
  }

  private static Optional<JWK> ec(PKCS8EncodedKeySpec spec, byte[] half) {
    try {
      KeyFactory keys = KeyFactory.getInstance("EC");
      var open = (ECPublicKey) keys.generatePublic(new X509EncodedKeySpec(half));
      PrivateKey key = keys.generatePrivate(spec);
      return Curve.P_256.equals(Curve.forECParameterSpec(open.getParams()))
          ? Optional.of(new ECKey.Builder(Curve.P_256, open).privateKey(key).build())
          : Optional.empty();
    } catch (GeneralSecurityException | IllegalStateException _) {
      return Optional.empty();
    }
  }

  private static Optional<byte[]> block(String text, String label) {
    String begin = "-----BEGIN " + label + "-----";
    int start = text.indexOf(begin);
    int end = text.indexOf("-----END " + label + "-----");
    if (start < 0 || end < start) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          Base64.getMimeDecoder().decode(text.substring(start + begin.length(), end)));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
