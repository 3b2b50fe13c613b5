package dev.mcpgateway.gateway.resource;

import java.util.Optional;

/**
 * Whether certificates come from a proxy.
 *
 * @param from how it says so; empty: only TLS to the gateway itself counts
 */
public record ForwardedCertificates(Optional<ForwardedCertificate> from) {}
