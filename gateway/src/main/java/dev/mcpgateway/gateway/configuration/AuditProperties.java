package dev.mcpgateway.gateway.configuration;

import dev.mcpgateway.gateway.audit.AuditSettings.Destination;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where audit records go.
 *
 * @param destination the sort of place
 * @param file the file, if that is the sort
 * @param queue how many records may wait to be written
 */
record AuditProperties(
    @DefaultValue("stdout") Destination destination,
    @Nullable String file,
    @DefaultValue("10000") int queue) {}
