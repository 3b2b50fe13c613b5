package dev.mcpgateway.client.doctor;

import dev.mcpgateway.client.flow.Secret;
import dev.mcpgateway.client.possession.Moment;
import dev.mcpgateway.client.possession.Nonces;
import dev.mcpgateway.client.possession.Proof;
import dev.mcpgateway.client.possession.ProofKey;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/**
 * Gives each probe that has a place for a proof one of its own: for its request and for the token
 * that it carries, even where that is another than the one that was given.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9449#section-7">RFC 9449, 7</a>
 */
final class Prover {

  private static final Pattern TOKEN = Pattern.compile("\\S+ +([^, ]+).*");

  private final Subject subject;
  private final Clock clock;
  private final Nonces nonces = new Nonces();

  Prover(Subject subject, Clock clock) {
    this.subject = subject;
    this.clock = clock;
  }

  /** The probe as it is sent. */
  Probe prove(Probe probe) {
    return subject
        .key()
        .filter(_ -> hasPlace(probe))
        .map(key -> probe.with(probe.name(), Proof.DPOP, proof(probe, key).text()))
        .orElse(probe);
  }

  /** Takes the nonce that came; whether the same is to be asked once more, with it. */
  boolean learn(Exchange answered) {
    Optional<String> nonce = Optional.ofNullable(answered.headers().getFirst(Nonces.HEADER));
    nonces.learn(answered.probe().address(), nonce);
    return nonce.isPresent()
        && answered.status() == 401
        && hasPlace(answered.probe())
        && answered.demand().wantsNonce();
  }

  private static boolean hasPlace(Probe probe) {
    return probe.headers().containsKey(Proof.DPOP);
  }

  private Secret proof(Probe probe, ProofKey key) {
    Moment moment = new Moment(clock.instant(), UUID.randomUUID().toString());
    return key.sign(
        new Proof(
            probe.method(), probe.address(), token(probe), nonces.of(probe.address()), moment));
  }

  /** The one that it carries; without one in its header that which is in its query. */
  private Optional<Secret> token(Probe probe) {
    Matcher shown = TOKEN.matcher(probe.headers().getOrDefault(HttpHeaders.AUTHORIZATION, ""));
    return shown.matches() ? Optional.of(new Secret(shown.group(1))) : subject.token();
  }
}
