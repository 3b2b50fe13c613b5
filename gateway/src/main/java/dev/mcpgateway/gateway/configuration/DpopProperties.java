package dev.mcpgateway.gateway.configuration;

import dev.mcpgateway.gateway.resource.Dpop;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a server treats DPoP.
 *
 * @param mode whether proofs are looked at, and whether they must be there
 * @param algorithms that proofs may be signed with
 * @param proofLifetime how far from now a proof may say that it was made
 * @param nonce whether a proof must contain a nonce of ours
 */
record DpopProperties(
    @DefaultValue("off") Dpop.Mode mode,
    @DefaultValue({"ES256", "ES384", "PS256", "RS256", "EdDSA", "Ed25519"}) List<String> algorithms,
    @DefaultValue("60s") Duration proofLifetime,
    @DefaultValue("false") boolean nonce) {

  DpopProperties {
    algorithms = List.copyOf(algorithms);
  }
}
