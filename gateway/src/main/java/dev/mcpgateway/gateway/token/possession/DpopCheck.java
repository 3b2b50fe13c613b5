package dev.mcpgateway.gateway.token.possession;

import dev.mcpgateway.gateway.caller.AccessToken;
import dev.mcpgateway.gateway.refusal.Refusal;
import dev.mcpgateway.gateway.resource.Dpop;
import dev.mcpgateway.gateway.resource.ProtectedServer;
import dev.mcpgateway.gateway.resource.SenderConstraints;
import dev.mcpgateway.gateway.seal.Seal;
import dev.mcpgateway.gateway.token.jwt.InvalidTokenException;
import dev.mcpgateway.gateway.token.jwt.Printable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Checks the proof of one request: made now, for this request and this token, by the key that the
 * token is bound to, with our nonce where one is asked for, and never shown before.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9449#section-4.3">RFC 9449 4.3</a>
 */
public final class DpopCheck {

  /** The header that has the proof. */
  public static final String HEADER = "DPoP";

  private static final String NONCE_HEADER = "DPoP-Nonce";

  private final SenderConstraints constraints;
  private final SeenProofs seen;
  private final DpopNonces nonces;
  private final Clock clock;

  /**
   * A check for all servers.
   *
   * @param remembered how many proofs are kept in mind at most
   */
  public DpopCheck(SenderConstraints constraints, int remembered, Seal seal, Clock clock) {
    this.constraints = constraints;
    this.seen = new SeenProofs(remembered, clock);
    this.nonces = new DpopNonces(seal, clock);
    this.clock = clock;
  }

  /**
   * Why the request is refused; empty if its proof is good.
   *
   * @param key the thumbprint of the key that the token is bound to
   */
  public Optional<Refusal> check(
      ServerWebExchange exchange, ProtectedServer server, AccessToken token, String key) {
    ServerHttpRequest request = exchange.getRequest();
    List<String> shown = request.getHeaders().getOrEmpty(HEADER);
    if (shown.size() != 1) {
      return refused(shown.isEmpty() ? "no DPoP header" : "more than one DPoP header");
    }
    Dpop dpop = constraints.dpop(server);
    try {
      DpopProof proof = DpopProof.read(shown.getFirst(), dpop.algorithms(), key);
      checkRequest(proof, request, server);
      checkToken(proof, token);
      checkTime(proof, dpop.lifetime());
      return nonce(proof, dpop, server, exchange.getResponse())
          .or(() -> repetition(proof, dpop.lifetime()));
    } catch (InvalidTokenException e) {
      return refused(e.detail());
    }
  }

  private static void checkRequest(
      DpopProof proof, ServerHttpRequest request, ProtectedServer server)
      throws InvalidTokenException {
    if (!request.getMethod().name().equals(proof.method())) {
      throw new InvalidTokenException("htm is " + Printable.of(proof.method()));
    }
    // what clients call, whatever a proxy made of it on its way
    String target = server.resource().origin() + request.getURI().getRawPath();
    if (!TargetUri.plain(target).equals(TargetUri.plain(proof.target()))) {
      throw new InvalidTokenException(
          "htu is " + Printable.of(proof.target()) + ", expected " + Printable.of(target));
    }
  }

  private static void checkToken(DpopProof proof, AccessToken token) throws InvalidTokenException {
    byte[] expected = Base64.getUrlEncoder().withoutPadding().encode(token.hash().bytes());
    if (!MessageDigest.isEqual(expected, proof.tokenHash().getBytes(StandardCharsets.UTF_8))) {
      throw new InvalidTokenException("ath is that of another token");
    }
  }

  private void checkTime(DpopProof proof, Duration lifetime) throws InvalidTokenException {
    Duration age = Duration.between(proof.issuedAt(), clock.instant());
    if (age.abs().compareTo(lifetime) > 0) {
      throw new InvalidTokenException("made at " + proof.issuedAt() + ", which is not now");
    }
  }

  private Optional<Refusal> nonce(
      DpopProof proof, Dpop dpop, ProtectedServer server, ServerHttpResponse response) {
    if (!dpop.nonce()) {
      return Optional.empty();
    }
    Optional<String> good = proof.nonce().filter(each -> nonces.accepts(server, each));
    if (good.isEmpty()) {
      return Optional.of(new Refusal.NonceNeeded(nonces.next(server)));
    }
    if (nonces.isOld(server, good.get())) {
      response.beforeCommit(() ->
          Mono.fromRunnable(() -> response.getHeaders().set(NONCE_HEADER, nonces.next(server))));
    }
    return Optional.empty();
  }

  /** Last: only a proof that is good in all else is worth remembering. */
  private Optional<Refusal> repetition(DpopProof proof, Duration lifetime) {
    return switch (seen.show(proof, proof.issuedAt().plus(lifetime))) {
      case FIRST -> Optional.empty();
      case REPEATED -> refused("shown before");
      case NO_ROOM -> Optional.of(new Refusal.Overloaded("too many proofs to remember another"));
    };
  }

  private static Optional<Refusal> refused(String detail) {
    return Optional.of(new Refusal.InvalidProof(detail));
  }
}
