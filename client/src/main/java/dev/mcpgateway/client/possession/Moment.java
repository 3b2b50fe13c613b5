package dev.mcpgateway.client.possession;

import java.time.Instant;

/**
 * What makes a signed statement a new one.
 *
 * @param now the time
 * @param id a random text that was never used before
 */
public record Moment(Instant now, String id) {}
