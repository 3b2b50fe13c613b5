package dev.mcpgateway.client.browser;

import dev.mcpgateway.client.flow.Secret;

/**
 * What the scripted browser types into a login form.
 *
 * @param user the user's name
 * @param password the password
 */
public record Credentials(String user, Secret password) {}
