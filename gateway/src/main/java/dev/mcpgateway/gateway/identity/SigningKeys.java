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

  /** A private key that can sign assertions; one without an id gets its thumbprint for it. */
  public static Optional<JWK> parse(String text) {
    try {
      return switch (JWK.parse(text)) {
        case RSAKey rsa when rsa.isPrivate() && rsa.size() >= MIN_RSA_BITS ->
            Optional.of(
                rsa.getKeyID() == null
                    ? new RSAKey.Builder(rsa).keyIDFromThumbprint().build()
                    : rsa);
        case ECKey ec when ec.isPrivate() && ec.getCurve().equals(Curve.P_256) ->
            Optional.of(
                ec.getKeyID() == null ? new ECKey.Builder(ec).keyIDFromThumbprint().build() : ec);
        default -> Optional.empty();
      };
    } catch (ParseException | JOSEException | IllegalArgumentException _) {
      return Optional.empty();
    }
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
