package dev.mcpgateway.gateway.token;

import dev.mcpgateway.gateway.caller.AccessToken;
import dev.mcpgateway.gateway.caller.Credential;
import dev.mcpgateway.gateway.refusal.Refusal;
import dev.mcpgateway.gateway.resource.Dpop;
import dev.mcpgateway.gateway.resource.ProtectedServer;
import dev.mcpgateway.gateway.resource.SenderConstraints;
import dev.mcpgateway.gateway.token.jwt.Confirmation;
import dev.mcpgateway.gateway.token.possession.CertificateSource;
import dev.mcpgateway.gateway.token.possession.DpopCheck;
import java.util.Optional;
import org.springframework.web.server.ServerWebExchange;

/**
 * Decides whether whoever shows a good token may use it: what the token is bound to must be proved
 * with each request, and a token that is bound to a key is never taken for one that is not.
 */
public final class Possession {

  private final SenderConstraints constraints;
  private final DpopCheck proofs;
  private final CertificateSource certificates;

  Possession(SenderConstraints constraints, DpopCheck proofs, CertificateSource certificates) {
    this.constraints = constraints;
    this.proofs = proofs;
    this.certificates = certificates;
  }

  /** Whether the server looks at proofs, so that their scheme means something there. */
  boolean readsProofs(ProtectedServer server) {
    return constraints.dpop(server).isOn();
  }

  /** Why the request is refused; empty if all that its token demands is proved. */
  Optional<Refusal> check(
      ServerWebExchange exchange, ProtectedServer server, Shown shown, Confirmation confirmation) {
    return certificate(exchange, confirmation)
        .or(() ->
            shown.credential() == Credential.DPOP
                ? proof(exchange, server, shown.token(), confirmation)
                : noProof(server, confirmation));
  }

  private Optional<Refusal> certificate(ServerWebExchange exchange, Confirmation confirmation) {
    return confirmation
        .certificate()
        .filter(bound -> !certificates.thumbprint(exchange.getRequest()).equals(Optional.of(bound)))
        .map(_ -> new Refusal.InvalidToken("bound to a certificate that the client did not show"));
  }

  private Optional<Refusal> proof(
      ServerWebExchange exchange,
      ProtectedServer server,
      AccessToken token,
      Confirmation confirmation) {
    return confirmation.key().isEmpty()
        ? refused("shown by DPoP, and bound to no key")
        : proofs.check(exchange, server, token, confirmation.key().get());
  }

  private Optional<Refusal> noProof(ProtectedServer server, Confirmation confirmation) {
    if (confirmation.key().isPresent()) {
      return refused("bound to a key, and shown without proof");
    }
    return constraints.dpop(server).mode() == Dpop.Mode.REQUIRED
        ? refused("shown without proof, where dpop.mode is required")
        : Optional.empty();
  }

  private static Optional<Refusal> refused(String detail) {
    return Optional.of(new Refusal.InvalidToken(detail));
  }

  /**
   * A token and the way that it was shown.
   *
   * @param token good at the server
   * @param credential where it stood
   */
  record Shown(AccessToken token, Credential credential) {}
}
