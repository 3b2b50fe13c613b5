package dev.mcpgateway.gateway.configuration;

import dev.mcpgateway.gateway.audit.AuditSettings;
import dev.mcpgateway.gateway.edge.AcceptedHosts;
import dev.mcpgateway.gateway.edge.OriginPolicy;
import dev.mcpgateway.gateway.identity.ServerIdentities;
import dev.mcpgateway.gateway.identity.SigningKeys;
import dev.mcpgateway.gateway.policy.ServerPolicies;
import dev.mcpgateway.gateway.resource.Dpop;
import dev.mcpgateway.gateway.resource.ForwardedCertificate;
import dev.mcpgateway.gateway.resource.GatewayLimits;
import dev.mcpgateway.gateway.resource.PlainHttpHosts;
import dev.mcpgateway.gateway.resource.ProtectedServers;
import dev.mcpgateway.gateway.seal.SealKeys;
import java.util.Map;
import java.util.Optional;

/**
 * The whole configuration, complete and checked.
 *
 * @param servers what is protected
 * @param origins which browser origins may call
 * @param hosts under which names
 * @param plainHttp where plain http is good enough
 * @param dpop how each server treats proofs of possession, by its name
 * @param certificate where a proxy says which certificate its client showed
 * @param limits what one request may take
 * @param policies what callers may do
 * @param sealKeys keys of sessions; empty: one is made at start
 * @param identities what backends learn besides the requests
 * @param signingKeys keys of assertions; empty: one is made at start
 * @param audit where audit records go
 */
record Settings(
    ProtectedServers servers,
    OriginPolicy origins,
    AcceptedHosts hosts,
    PlainHttpHosts plainHttp,
    Map<String, Dpop> dpop,
    Optional<ForwardedCertificate> certificate,
    GatewayLimits limits,
    ServerPolicies policies,
    Optional<SealKeys> sealKeys,
    ServerIdentities identities,
    Optional<SigningKeys> signingKeys,
    AuditSettings audit) {}
