package dev.mcpgateway.client.login;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * What the user decided about a login.
 *
 * @param server the MCP server
 * @param scope the scopes to ask for in place of those that are found
 * @param patience how long the user may take in the browser; some servers never send a refusal back
 * @param credential where requests carry the token
 */
public record LoginSettings(
    URI server, Optional<String> scope, Duration patience, Credential credential) {}
