package dev.mcpgateway.authserver.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.authserver.testing.Settings;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ServerMetadataTest {

  @Test
  void isMadeFromTheSettings() {
    assertThat(ServerMetadata.of(Settings.SETTINGS))
        .containsEntry("issuer", "http://localhost:9000")
        .containsEntry("token_endpoint", "http://localhost:9000/oauth2/token")
        .containsEntry("scopes_supported", List.of("mcp", "mcp:admin"))
        .containsEntry(
            "protected_resources",
            List.of("http://localhost:3001/mcp", "http://localhost:3001/sse"))
        .containsEntry("token_endpoint_auth_methods_supported", List.of("none"))
        .containsEntry("authorization_response_iss_parameter_supported", true)
        .doesNotContainKeys("introspection_endpoint", "registration_endpoint");
  }
}
