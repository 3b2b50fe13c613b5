package dev.mcpgateway.authserver.testing;

import dev.mcpgateway.authserver.settings.AuthorizationServerProperties;
import dev.mcpgateway.authserver.settings.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Settings for tests that start nothing. */
public final class Settings {

  public static final AuthorizationServerProperties SETTINGS =
      new AuthorizationServerProperties(
          URI.create("http://localhost:9000"),
          List.of(URI.create("http://localhost:3001/mcp"), URI.create("http://localhost:3001/sse")),
          List.of(
              new AuthorizationServerProperties.Scope("mcp", "Use it"),
              new AuthorizationServerProperties.Scope("mcp:admin", "Administer it")),
          List.of(
              new AuthorizationServerProperties.User("alice@example.com", new Secret("password"))),
          List.of(
              new AuthorizationServerProperties.Client(
                  "mcp-client", "MCP client", List.of(URI.create("http://localhost/callback")))),
          new AuthorizationServerProperties.Lifetimes(
              Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofHours(8)));

  private Settings() {}
}
