package dev.mcpgateway.gateway.token.jwt;

import dev.mcpgateway.gateway.caller.Caller;

/**
 * What an acceptable token says.
 *
 * @param caller whom it stands for
 * @param confirmation what else its holder must prove to have
 */
public record Claimed(Caller caller, Confirmation confirmation) {}
