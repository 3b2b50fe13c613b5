package dev.mcpgateway.gateway.token.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.jca.JCAContext;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Set;

/**
 * Verifies Ed25519 signatures by the platform's own means: Nimbus would need another library.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8037#section-3.1">RFC 8037 3.1</a>
 */
final class Ed25519 implements JWSVerifier {

  static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.EdDSA, JWSAlgorithm.Ed25519);

  private static final String NAME = "Ed25519";
  private static final int LENGTH = 32;

  private final JCAContext context = new JCAContext();
  private final PublicKey key;

  Ed25519(OctetKeyPair pair) throws JOSEException {
    byte[] encoded = pair.getDecodedX();
    if (encoded.length != LENGTH) {
      throw new JOSEException("no Ed25519 key");
    }
    try {
      key = KeyFactory.getInstance(NAME).generatePublic(spec(encoded));
    } catch (GeneralSecurityException e) {
      throw new JOSEException("no Ed25519 key", e);
    }
  }

  /** Little-endian y; the highest bit is that of x. */
  private static EdECPublicKeySpec spec(byte[] encoded) {
    byte[] y = new byte[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      y[i] = encoded[LENGTH - 1 - i];
    }
    boolean xOdd = (y[0] & 0x80) != 0;
    y[0] &= 0x7f;
    return new EdECPublicKeySpec(
        NamedParameterSpec.ED25519, new EdECPoint(xOdd, new BigInteger(1, y)));
  }

  @Override
  public boolean verify(JWSHeader header, byte[] signed, Base64URL signature) throws JOSEException {
    try {
      Signature verifier = Signature.getInstance(NAME);
      verifier.initVerify(key);
      verifier.update(signed);
      return verifier.verify(signature.decode());
    } catch (GeneralSecurityException e) {
      throw new JOSEException("no Ed25519 signature", e);
    }
  }

  @Override
  public Set<JWSAlgorithm> supportedJWSAlgorithms() {
    return ALGORITHMS;
  }

  @Override
  public JCAContext getJCAContext() {
    return context;
  }
}
