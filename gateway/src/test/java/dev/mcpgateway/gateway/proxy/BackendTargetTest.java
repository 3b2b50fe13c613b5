package dev.mcpgateway.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.gateway.resource.ProtectedServer;
import dev.mcpgateway.gateway.testing.Servers;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BackendTargetTest {

  @ParameterizedTest
  @CsvSource({
    "/mcp, http://b:1/x, /mcp, http://b:1/x",
    "/mcp, http://b:1/x, /mcp/, http://b:1/x/",
    "/mcp, http://b:1/x/, /mcp, http://b:1/x/",
    "/mcp, http://b:1/x/, /mcp/y, http://b:1/x/y",
    "/mcp, http://b:1, /mcp, http://b:1/",
    "/mcp, http://b:1, /mcp/y, http://b:1/y",
    "/mcp, http://b:1/, /mcp/y, http://b:1/y",
    "'', http://b:1/x, /, http://b:1/x/",
    "'', http://b:1/x, /y, http://b:1/x/y",
    "/mcp, https://[::1]:8443/x, /mcp?a=%2f&b, https://[::1]:8443/x?a=%2f&b",
    "/mcp, http://b/x, /mcp?, http://b/x?"
  })
  void replacesThePrefix(String path, URI backend, String asked, String expected) {
    String resource = "http://localhost:3001" + path;
    ProtectedServer plain =
        Servers.server("demo", resource, Servers.trusting("https://issuer.example", resource));
    ProtectedServer server =
        new ProtectedServer(
            plain.name(),
            plain.resource(),
            backend,
            plain.transport(),
            plain.displayName(),
            plain.documentation(),
            plain.authorizationServers(),
            plain.scopes(),
            plain.issuers(),
            plain.accessTokenCookie());
    URI request = URI.create("http://localhost:3001" + asked);
    assertThat(BackendTarget.of(server, request)).hasToString(expected);
  }
}
