package dev.mcpgateway.gateway.token.possession;

import dev.mcpgateway.gateway.resource.ProtectedServer;
import dev.mcpgateway.gateway.seal.Purpose;
import dev.mcpgateway.gateway.seal.Seal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Nonces for proofs: the time, sealed, so that nobody else can make one and none is kept. Proofs
 * made in advance are worth nothing.
 *
 * @param seal with keys that replicas may share
 * @param clock ours
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9449#section-9">RFC 9449 9</a>
 */
record DpopNonces(Seal seal, Clock clock) {

  private static final Duration LIFETIME = Duration.ofMinutes(5);

  /** Before its end, so that a client that calls all the time is never refused for it. */
  private static final Duration RENEWAL = LIFETIME.dividedBy(2);

  /** A new one for a server. */
  String next(ProtectedServer server) {
    return seal.seal(Purpose.DPOP_NONCE, bound(server), Long.toString(clock.millis()));
  }

  /** Whether it is one of ours for this server, and not too old. */
  boolean accepts(ProtectedServer server, String nonce) {
    return age(server, nonce).map(age -> age.compareTo(LIFETIME) <= 0).orElse(false);
  }

  /** Whether it is so old that the client should get another. */
  boolean isOld(ProtectedServer server, String nonce) {
    return age(server, nonce).map(age -> age.compareTo(RENEWAL) > 0).orElse(true);
  }

  private Optional<Duration> age(ProtectedServer server, String nonce) {
    return seal.open(Purpose.DPOP_NONCE, bound(server), nonce)
        .map(millis ->
            Duration.between(Instant.ofEpochMilli(Long.parseLong(millis)), clock.instant()));
  }

  private static List<String> bound(ProtectedServer server) {
    return List.of(server.name());
  }
}
