package dev.mcpgateway.gateway.identity;

/**
 * What a server's assertions say of the gateway and of the backend, whoever calls.
 *
 * @param header that carries them
 * @param issuer the gateway, by the origin of the server's resource
 * @param audience the backend
 */
public record AssertionTarget(String header, String issuer, String audience) {}
