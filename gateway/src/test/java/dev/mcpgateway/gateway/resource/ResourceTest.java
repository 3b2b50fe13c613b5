package dev.mcpgateway.gateway.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceTest {

  @ParameterizedTest
  @CsvSource({
    "https://mcp.example.com/mcp, https://mcp.example.com, mcp.example.com, /mcp",
    "https://MCP.Example.com:443/Mcp, https://mcp.example.com, mcp.example.com, /Mcp",
    "http://localhost:3001/a/b, http://localhost:3001, localhost:3001, /a/b",
    "HTTP://localhost:80/mcp, http://localhost, localhost, /mcp",
    "http://localhost:443/mcp, http://localhost:443, localhost:443, /mcp",
    "https://[::1]:8443/mcp, https://[::1]:8443, [::1]:8443, /mcp",
    "https://mcp.example.com/a%20b, https://mcp.example.com, mcp.example.com, /a%20b"
  })
  void knowsItsParts(String uri, String origin, String authority, String path) {
    Resource resource = new Resource(URI.create(uri));
    assertThat(resource.origin()).isEqualTo(origin);
    assertThat(resource.authority()).isEqualTo(authority);
    assertThat(resource.path()).isEqualTo(path);
    assertThat(resource.metadataUri())
        .hasToString(origin + "/.well-known/oauth-protected-resource" + path);
    assertThat(resource).hasToString(uri);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://mcp.example.com", "https://mcp.example.com/"})
  void hasNoPathAtTheRoot(String uri) {
    Resource resource = new Resource(URI.create(uri));
    assertThat(resource.path()).isEmpty();
    assertThat(resource.metadataPath()).isEqualTo("/.well-known/oauth-protected-resource");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/mcp", "mcp:tools", "file:/mcp"})
  void mustBeAbsoluteWithAHost(String uri) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Resource(URI.create(uri)));
  }

  @Test
  void knowsWhereMetadataMayBe() {
    assertThat(Resource.isMetadataPath("/.well-known/oauth-protected-resource")).isTrue();
    assertThat(Resource.isMetadataPath("/.well-known/oauth-protected-resource/mcp")).isTrue();
    assertThat(Resource.isMetadataPath("/.well-known/oauth-protected-resources")).isFalse();
    assertThat(Resource.isHostMetadataPath("/.well-known/oauth-protected-resource")).isTrue();
    assertThat(Resource.isHostMetadataPath("/.well-known/oauth-protected-resource/")).isFalse();
  }
}
