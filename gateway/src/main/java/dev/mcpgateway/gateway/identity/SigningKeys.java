package dev.mcpgateway.gateway.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The keys of assertions: the first one signs, all are published, so that a key is known before it
 * signs and until the last assertion that it signed has ended.
 *
 * @param keys private, each with an id of its own
 */
public record SigningKeys(List<JWK> keys) {

  private static final int MIN_RSA_BITS = 2048;

  public SigningKeys {
    keys = List.copyOf(keys);
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("a key that signs");
    }
  }

  /** A key made now, which no other process has. */
  public static SigningKeys random(SecureRandom random) {
    try {
      return new SigningKeys(
          List.of(
              new ECKeyGenerator(Curve.P_256)
                  .secureRandom(random)
                  .keyIDFromThumbprint(true)
                  .generate()));
    } catch (JOSEException e) {
      throw new IllegalStateException("every Java platform has P-256", e);
    }
  }

  /**
   * A private key that can sign assertions; one without an id gets its thumbprint for it.
   *
   * @param text a JWK, or PEM
   */
  public static Optional<JWK> parse(String text) {
    try {
      Optional<JWK> key = text.startsWith("{") ? Optional.of(JWK.parse(text)) : PemKey.parse(text);
      return key.isEmpty() ? key : Optional.ofNullable(named(key.get()));
    } catch (ParseException | JOSEException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static @Nullable JWK named(JWK key) throws JOSEException {
    return switch (key) {
      case RSAKey rsa when rsa.isPrivate() && rsa.size() >= MIN_RSA_BITS ->
          rsa.getKeyID() == null ? new RSAKey.Builder(rsa).keyIDFromThumbprint().build() : rsa;
      case ECKey ec when ec.isPrivate() && ec.getCurve().equals(Curve.P_256) ->
          ec.getKeyID() == null ? new ECKey.Builder(ec).keyIDFromThumbprint().build() : ec;
      default -> null;
    };
  }

  /** The one that signs. */
  JWK current() {
    return keys.getFirst();
  }

  /** What it signs with. */
  JWSAlgorithm algorithm() {
    return current() instanceof ECKey ? JWSAlgorithm.ES256 : JWSAlgorithm.RS256;
  }

  /** The public halves. */
  JWKSet published() {
    return new JWKSet(keys).toPublicJWKSet();
  }

  /** How many there are: they are secret. */
  @Override
  public String toString() {
    return "SigningKeys[" + keys.size() + " hidden]";
  }
}
