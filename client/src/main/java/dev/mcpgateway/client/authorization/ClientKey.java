package dev.mcpgateway.client.authorization;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import dev.mcpgateway.client.flow.Secret;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.text.ParseException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The private key by which a client signs that it is the client.
 *
 * <p>Nothing of it is shown: {@code toString} of a Java key may hold the key.
 */
public final class ClientKey {

  private static final int LEAST_RSA_BITS = 2048;

  private final PrivateKey key;
  private final Optional<String> id;
  private final List<JWSAlgorithm> algorithms;

  private ClientKey(PrivateKey key, Optional<String> id, List<JWSAlgorithm> algorithms) {
    this.key = key;
    this.id = id;
    this.algorithms = algorithms;
  }

  /**
   * The key in a file: a private JWK, or PKCS #8 in PEM; EC (P-256, P-384, P-521) or RSA.
   *
   * @throws IllegalArgumentException if it is none, in words that hold nothing of the text
   */
  public static ClientKey parse(Secret file) {
    String text = file.text().strip();
    try {
      return text.startsWith("{") ? jwk(JWK.parse(text)) : of(pkcs8(text), Optional.empty());
    } catch (ParseException | JOSEException | GeneralSecurityException unusable) {
      throw unusable();
    }
  }

  private static ClientKey jwk(JWK key) throws JOSEException {
    if (!key.isPrivate()) {
      throw new IllegalArgumentException("the JWK has no private part");
    }
    Optional<String> id = Optional.ofNullable(key.getKeyID());
    return switch (key) {
      case ECKey curve -> of(curve.toECPrivateKey(), id);
      case RSAKey rsa -> of(rsa.toRSAPrivateKey(), id);
      default -> throw unusable();
    };
  }

  private static PrivateKey pkcs8(String pem) throws GeneralSecurityException {
    String begin = "-----BEGIN PRIVATE KEY-----";
    int start = pem.indexOf(begin);
    int end = pem.indexOf("-----END PRIVATE KEY-----");
    if (start < 0 || end < start) {
      throw new IllegalArgumentException(
          "it holds no \"BEGIN PRIVATE KEY\"; openssl pkcs8 -topk8 -nocrypt makes one of other"
              + " forms");
    }
    byte[] der = Base64.getMimeDecoder().decode(pem.substring(start + begin.length(), end));
    PKCS8EncodedKeySpec encoded = new PKCS8EncodedKeySpec(der);
    try {
      return KeyFactory.getInstance("EC").generatePrivate(encoded);
    } catch (GeneralSecurityException _) {
      return KeyFactory.getInstance("RSA").generatePrivate(encoded);
    }
  }

  private static ClientKey of(PrivateKey key, Optional<String> id) {
    return switch (key) {
      case ECPrivateKey curve -> new ClientKey(key, id, List.of(algorithm(curve)));
      case RSAPrivateKey rsa when rsa.getModulus().bitLength() >= LEAST_RSA_BITS ->
          new ClientKey(
              key,
              id,
              List.of(
                  JWSAlgorithm.RS256,
                  JWSAlgorithm.PS256,
                  JWSAlgorithm.RS384,
                  JWSAlgorithm.PS384,
                  JWSAlgorithm.RS512,
                  JWSAlgorithm.PS512));
      default -> throw unusable();
    };
  }

  private static JWSAlgorithm algorithm(ECPrivateKey key) {
    Curve curve = Curve.forECParameterSpec(key.getParams());
    if (Curve.P_256.equals(curve)) {
      return JWSAlgorithm.ES256;
    }
    if (Curve.P_384.equals(curve)) {
      return JWSAlgorithm.ES384;
    }
    if (Curve.P_521.equals(curve)) {
      return JWSAlgorithm.ES512;
    }
    throw unusable();
  }

  private static IllegalArgumentException unusable() {
    return new IllegalArgumentException(
        "it holds no private key of EC (P-256, P-384, P-521) or RSA (2048 bits or more)");
  }

  /** What it can sign by, the best known first. */
  List<JWSAlgorithm> algorithms() {
    return algorithms;
  }

  /** Its name, where the authorization server knows several keys of this client. */
  Optional<String> id() {
    return id;
  }

  JWSSigner signer() throws JOSEException {
    return key instanceof ECPrivateKey curve ? new ECDSASigner(curve) : new RSASSASigner(key);
  }

  @Override
  public String toString() {
    return "ClientKey" + algorithms;
  }
}
