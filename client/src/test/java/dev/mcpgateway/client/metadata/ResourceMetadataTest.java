package dev.mcpgateway.client.metadata;

import static dev.mcpgateway.client.metadata.Documents.document;
import static dev.mcpgateway.client.metadata.Documents.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.client.flow.Problem;
import dev.mcpgateway.client.flow.Problem.Kind;
import dev.mcpgateway.client.flow.Step;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ResourceMetadataTest {

  private static final URI CALLED = URI.create("https://a.example/mcp");

  @Test
  void liesAtThePathsPlaceFirstThenAtTheRoot() {
    assertThat(ResourceMetadata.places(CALLED))
        .hasToString(
            "[https://a.example/.well-known/oauth-protected-resource/mcp,"
                + " https://a.example/.well-known/oauth-protected-resource]");
  }

  @Test
  void keepsTheQueryInItsPlace() {
    assertThat(ResourceMetadata.places(URI.create("https://a.example/mcp/?x=y")))
        .hasToString(
            "[https://a.example/.well-known/oauth-protected-resource/mcp/?x=y,"
                + " https://a.example/.well-known/oauth-protected-resource]");
    assertThat(ResourceMetadata.places(URI.create("https://a.example?x=y"))).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://a.example", "https://a.example/"})
  void liesAtTheRootForAServerWithoutPath(URI called) {
    assertThat(ResourceMetadata.places(called))
        .containsExactly(URI.create("https://a.example/.well-known/oauth-protected-resource"));
  }

  @Test
  void saysWhatItSays() {
    ResourceMetadata metadata =
        ResourceMetadata.read(
            document(
                "{'resource':'https://a.example','authorization_servers':['https://b','https://c'],"
                    + "'scopes_supported':['x','y'],'resource_name':'A','more':1}"),
            CALLED);

    assertThat(metadata.resource()).isEqualTo("https://a.example");
    assertThat(metadata.authorizationServers()).containsExactly("https://b", "https://c");
    assertThat(metadata.scopesSupported()).containsExactly("x", "y");
    assertThat(metadata.name()).contains("A");
  }

  @Test
  void needsNoScopesAndNoName() {
    ResourceMetadata metadata =
        ResourceMetadata.read(
            document(
                "{'resource':'https://a.example/mcp','authorization_servers':['https://b'],"
                    + "'resource_name':null}"),
            CALLED);

    assertThat(metadata.scopesSupported()).isEqualTo(List.of());
    assertThat(metadata.name()).isEmpty();
    assertThat(metadata.bindsTokens()).isFalse();
  }

  @Test
  void saysThatItTakesBoundTokensOnly() {
    assertThat(
            ResourceMetadata.read(
                    document(
                        "{'resource':'https://a.example/mcp','authorization_servers':['https://b'],"
                            + "'dpop_bound_access_tokens_required':true}"),
                    CALLED)
                .bindsTokens())
        .isTrue();
  }

  @Test
  void isRefusedIfItIsAboutAnotherServer() {
    Problem problem =
        problem(() ->
            ResourceMetadata.read(
                document(
                    "{'resource':'https://evil.example/mcp','authorization_servers':['https://b']}"),
                CALLED));

    assertThat(problem.step()).isEqualTo(Step.RESOURCE_METADATA);
    assertThat(problem.kind()).isEqualTo(Kind.PROTOCOL);
    assertThat(problem.expected()).contains("https://a.example/mcp");
    assertThat(problem.came()).isEqualTo("https://evil.example/mcp");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'resource':7,'authorization_servers':['https://b']}",
        "{'resource':null,'authorization_servers':['https://b']}",
        "{'resource':'https://a.example/mcp'}",
        "{'resource':'https://a.example/mcp','authorization_servers':[]}",
        "{'resource':'https://a.example/mcp','authorization_servers':'https://b'}",
        "{'resource':'https://a.example/mcp','authorization_servers':[1]}"
      })
  void isRefusedIfAMemberIsMissingOrOfAnotherType(String text) {
    assertThat(problem(() -> ResourceMetadata.read(document(text), CALLED)).kind())
        .isEqualTo(Kind.PROTOCOL);
  }

  @Test
  void namesTheTypeThatCame() {
    Problem problem = problem(() -> ResourceMetadata.read(document("{'resource':7}"), CALLED));

    assertThat(problem.expected()).isEqualTo("\"resource\" to be a string");
    assertThat(problem.came()).isEqualTo("number");
  }
}
