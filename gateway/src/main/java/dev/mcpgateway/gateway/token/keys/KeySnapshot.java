package dev.mcpgateway.gateway.token.keys;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import dev.mcpgateway.gateway.token.jwt.Printable;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The usable keys of an issuer at one moment.
 *
 * @param keys each once
 */
record KeySnapshot(Set<VerificationKey> keys) {

  /** Before the first fetch. */
  static KeySnapshot none() {
    return new KeySnapshot(Set.of());
  }

  /** The keys of a set just fetched; those that were here before stay the same objects. */
  KeySnapshot replacedBy(List<JWK> entries) {
    Set<VerificationKey> next = new HashSet<>();
    for (JWK entry : entries) {
      KeySetDocument.key(entry)
          .map(key ->
              Stream.concat(keys.stream(), next.stream())
                  .filter(key::isLike)
                  .findFirst()
                  .orElse(key))
          .ifPresent(next::add);
    }
    return new KeySnapshot(Set.copyOf(next));
  }

  /**
   * The one key that a token can mean. A set in which two could be meant names none: which of them
   * it is must not be found out by trying.
   *
   * @param id the token's {@code kid}; without it, every key can be meant
   */
  Optional<VerificationKey> find(Optional<String> id, JWSAlgorithm algorithm) {
    List<VerificationKey> fitting =
        keys.stream()
            .filter(key -> id.isEmpty() || key.id().equals(id))
            .filter(key -> key.fits(algorithm))
            .limit(2)
            .toList();
    return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
  }

  boolean holds(VerificationKey key) {
    return keys.contains(key);
  }

  /** The ids, for a log. */
  String names() {
    return keys.stream()
        .map(key -> Printable.of(key.id().orElse("without kid")))
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
