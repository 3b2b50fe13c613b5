package dev.mcpgateway.client.login;

import dev.mcpgateway.client.flow.Trace;

/**
 * What a login needs of its surroundings.
 *
 * @param browser lets the user meet the authorization server
 * @param listener receives the answer
 * @param store keeps the grant
 * @param registrations knows the client ids
 * @param trace is told of each step
 */
public record LoginPorts(
    Browser browser,
    CallbackListener listener,
    TokenStore store,
    Registrations registrations,
    Trace trace) {}
