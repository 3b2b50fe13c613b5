package dev.mcpgateway.gateway.configuration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the gateway shows a backend of its own.
 *
 * @param header its name
 * @param file whose content is the header's whole value
 */
record BackendCredentialProperties(
    @DefaultValue("Authorization") String header, @Nullable String file) {}
