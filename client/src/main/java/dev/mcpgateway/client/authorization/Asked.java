package dev.mcpgateway.client.authorization;

import dev.mcpgateway.client.metadata.ServerMetadata;
import dev.mcpgateway.client.possession.ProofKey;
import java.util.Optional;

/**
 * What a token is asked for: by whom, of whom, for what.
 *
 * @param server the authorization server
 * @param client who asks
 * @param resource the MCP server's identifier, exactly as its metadata have it
 * @param scopes what the token is to allow
 * @param key what the token is to be bound to; nothing: to whoever holds it
 */
public record Asked(
    ServerMetadata server,
    ClientRegistration client,
    String resource,
    Scopes scopes,
    Optional<ProofKey> key) {}
