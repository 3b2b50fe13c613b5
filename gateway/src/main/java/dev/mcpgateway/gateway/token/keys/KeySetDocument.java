package dev.mcpgateway.gateway.token.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import java.text.ParseException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a published key set. Entries that cannot verify a signature, or should not, are left out;
 * the others stay good.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7517#section-5">RFC 7517 5</a>
 */
final class KeySetDocument {

  private static final int MIN_RSA_BITS = 2048;

  /** More would only slow us down: the verification of one takes as long as a request. */
  private static final int MAX_RSA_BITS = 8192;

  private static final Map<Curve, JWSAlgorithm> CURVES =
      Map.of(
          Curve.P_256, JWSAlgorithm.ES256,
          Curve.P_384, JWSAlgorithm.ES384,
          Curve.P_521, JWSAlgorithm.ES512);

  private KeySetDocument() {}

  /** The usable entries as they stand; empty if it is no key set at all. */
  static Optional<List<JWK>> entries(Map<String, Object> document) {
    return document.get("keys") instanceof Collection<?> keys
        ? Optional.of(keys.stream().map(KeySetDocument::entry).flatMap(Optional::stream).toList())
        : Optional.empty();
  }

  /** One entry, if it is a public key for signatures. */
  static Optional<JWK> entry(Object entry) {
    if (!(entry instanceof Map<?, ?> members)) {
      return Optional.empty();
    }
    Map<String, Object> named = new LinkedHashMap<>();
    members.forEach((name, value) -> named.put(String.valueOf(name), value));
    try {
      return Optional.of(JWK.parse(named)).filter(KeySetDocument::isForVerification);
    } catch (ParseException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static boolean isForVerification(JWK jwk) {
    // whoever publishes a private key has no secret left
    return !jwk.isPrivate()
        && (jwk.getKeyUse() == null || KeyUse.SIGNATURE.equals(jwk.getKeyUse()))
        && (jwk.getKeyOperations() == null || jwk.getKeyOperations().contains(KeyOperation.VERIFY));
  }

  /** The key of an entry, if it is one of those that we can use. */
  static Optional<VerificationKey> key(JWK jwk) {
    try {
      return switch (jwk) {
        case RSAKey rsa when isOfGoodSize(rsa) ->
            key(jwk, JWSAlgorithm.Family.RSA, new RSASSAVerifier(rsa));
        case ECKey ec when CURVES.containsKey(ec.getCurve()) ->
            key(jwk, Set.of(CURVES.get(ec.getCurve())), new ECDSAVerifier(ec));
        case OctetKeyPair pair when Curve.Ed25519.equals(pair.getCurve()) ->
            key(jwk, Ed25519.ALGORITHMS, new Ed25519(pair));
        default -> Optional.empty();
      };
    } catch (JOSEException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static boolean isOfGoodSize(RSAKey key) {
    int bits = key.getModulus().decodeToBigInteger().bitLength();
    return bits >= MIN_RSA_BITS && bits <= MAX_RSA_BITS;
  }

  private static Optional<VerificationKey> key(
      JWK jwk, Set<JWSAlgorithm> algorithms, JWSVerifier verifier) throws JOSEException {
    Set<JWSAlgorithm> allowed =
        jwk.getAlgorithm() == null
            ? algorithms
            : algorithms.contains(JWSAlgorithm.parse(jwk.getAlgorithm().getName()))
                ? Set.of(JWSAlgorithm.parse(jwk.getAlgorithm().getName()))
                : Set.of();
    return allowed.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new VerificationKey(
                Optional.ofNullable(jwk.getKeyID()),
                jwk.computeThumbprint().toString(),
                allowed,
                verifier));
  }
}
