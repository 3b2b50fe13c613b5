package dev.mcpgateway.gateway.metadata;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mcpgateway.gateway.resource.Dpop;
import dev.mcpgateway.gateway.resource.ProtectedServer;
import dev.mcpgateway.gateway.resource.SenderConstraints;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client must know to get a token for a server.
 *
 * @param resource exactly what tokens are meant for
 * @param authorizationServers who issues them
 * @param scopes which to ask for; absent if none are needed
 * @param bearerMethods how a token is sent
 * @param certificateBound whether tokens that are bound to a certificate can be used
 * @param proofAlgorithms by which proofs of possession may be signed; absent: none is looked at
 * @param proofRequired whether no token is accepted without
 * @param name for people
 * @param documentation for people
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9728#section-2">RFC 9728 2</a>
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ResourceMetadata(
    @JsonProperty("resource") String resource,
    @JsonProperty("authorization_servers") List<String> authorizationServers,
    @JsonProperty("scopes_supported") List<String> scopes,
    @JsonProperty("bearer_methods_supported") List<String> bearerMethods,
    @JsonProperty("tls_client_certificate_bound_access_tokens") @Nullable Boolean certificateBound,
    @JsonProperty("dpop_signing_alg_values_supported") List<String> proofAlgorithms,
    @JsonProperty("dpop_bound_access_tokens_required") @Nullable Boolean proofRequired,
    @JsonProperty("resource_name") @Nullable String name,
    @JsonProperty("resource_documentation") @Nullable URI documentation) {

  static ResourceMetadata of(ProtectedServer server, SenderConstraints constraints) {
    Dpop dpop = constraints.dpop(server);
    return new ResourceMetadata(
        server.resource().toString(),
        server.authorizationServers(),
        server.scopes(),
        List.of("header"),
        constraints.certificates() ? true : null,
        dpop.isOn() ? dpop.algorithms() : List.of(),
        dpop.mode() == Dpop.Mode.REQUIRED ? true : null,
        server.displayName().orElse(null),
        server.documentation().orElse(null));
  }
}
