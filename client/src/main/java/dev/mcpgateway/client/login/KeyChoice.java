package dev.mcpgateway.client.login;

import dev.mcpgateway.client.challenge.ProofDemand;
import dev.mcpgateway.client.challenge.TokenDemand;
import dev.mcpgateway.client.flow.FlowException;
import dev.mcpgateway.client.flow.Problem;
import dev.mcpgateway.client.flow.Step;
import dev.mcpgateway.client.metadata.ResourceMetadata;
import dev.mcpgateway.client.metadata.ServerMetadata;
import dev.mcpgateway.client.possession.ProofKey;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether a token is to be bound to a key.
 *
 * <p>Where that is wanted and can't be had the flow ends: a token that anybody could use is no
 * answer to it. A challenge that offers Bearer beside DPoP takes either, so there it does not end.
 *
 * @param settings what the user wants, and where the token is carried
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9449#section-5.1">RFC 9449, 5.1</a>
 */
record KeyChoice(LoginSettings settings) {

  /** The key, made for this token; nothing: the token is not to be bound. */
  Optional<ProofKey> key(TokenDemand demand, ResourceMetadata resource, ServerMetadata server) {
    Optional<FlowException> objection = objection(demand, server);
    if (objection.isPresent() && isNeeded(demand, resource)) {
      throw objection.get();
    }
    boolean isWanted = isNeeded(demand, resource) || demand.proof().isPresent();
    return isWanted && objection.isEmpty() ? Optional.of(ProofKey.generate()) : Optional.empty();
  }

  private boolean isNeeded(TokenDemand demand, ResourceMetadata resource) {
    return settings.binding() == Binding.ALWAYS
        || resource.bindsTokens()
        || demand.proof().filter(ProofDemand::isOnlyWay).isPresent();
  }

  private Optional<FlowException> objection(TokenDemand demand, ServerMetadata server) {
    if (!(settings.credential() instanceof Credential.Header)) {
      return Optional.of(
          missing(
              "the token to be sent in the Authorization header",
              "a cookie",
              "Leave out --cookie: a token that is bound to a key is shown by Authorization: DPoP."));
    }
    List<String> offered = server.offers().proofAlgorithms();
    if (!offered.contains(ProofKey.ALGORITHM)) {
      return Optional.of(
          missing(
              "\"dpop_signing_alg_values_supported\" of "
                  + server.issuer()
                  + " with "
                  + ProofKey.ALGORITHM,
              offered.isEmpty() ? "none" : offered.toString(),
              "Turn DPoP on at the authorization server, or off at the MCP server."));
    }
    return demand
        .proof()
        .map(ProofDemand::algorithms)
        .filter(taken -> !taken.isEmpty() && !taken.contains(ProofKey.ALGORITHM))
        .map(taken ->
            missing(
                "the MCP server to take proofs by " + ProofKey.ALGORITHM,
                taken.toString(),
                "Allow " + ProofKey.ALGORITHM + " at the MCP server."));
  }

  private static FlowException missing(String expected, String came, String change) {
    return Problem.protocol(Step.SERVER_METADATA, expected, came, change).asException();
  }
}
