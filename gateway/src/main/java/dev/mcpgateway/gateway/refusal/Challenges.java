package dev.mcpgateway.gateway.refusal;

import dev.mcpgateway.gateway.caller.Credential;
import dev.mcpgateway.gateway.resource.Dpop;
import dev.mcpgateway.gateway.resource.ProtectedServer;
import dev.mcpgateway.gateway.resource.SenderConstraints;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The challenges of a refusal, one for each scheme that the server accepts. What was wrong stands
 * in that of the scheme which the token was shown by. Bearer comes first: many a client reads no
 * further.
 *
 * @param constraints which servers accept DPoP
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9449#section-7.1">RFC 9449 7.1</a>
 */
record Challenges(SenderConstraints constraints) {

  private static final String BEARER = "Bearer";
  private static final String DPOP = "DPoP";

  /** The challenges; none where another token would not help. */
  List<String> of(Refusal refusal, ProtectedServer server, Optional<Credential> shown) {
    Optional<Map<String, String>> wrong = Challenge.parameters(refusal, server);
    if (wrong.isEmpty()) {
      return List.of();
    }
    Dpop dpop = constraints.dpop(server);
    if (!dpop.isOn()) {
      return List.of(Challenge.text(BEARER, wrong.get()));
    }
    Map<String, String> plain =
        Challenge.parameters(new Refusal.NoCredential(), server).orElseThrow();
    boolean only = dpop.mode() == Dpop.Mode.REQUIRED;
    boolean proved = only || shown.equals(Optional.of(Credential.DPOP));
    List<String> challenges = new ArrayList<>();
    if (!only) {
      challenges.add(Challenge.text(BEARER, proved ? plain : wrong.get()));
    }
    Map<String, String> parameters = new LinkedHashMap<>(proved ? wrong.get() : plain);
    parameters.put("algs", String.join(" ", dpop.algorithms()));
    challenges.add(Challenge.text(DPOP, parameters));
    return challenges;
  }
}
