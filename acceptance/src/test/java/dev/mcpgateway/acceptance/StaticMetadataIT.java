package dev.mcpgateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.acceptance.machine.Engine;
import dev.mcpgateway.acceptance.machine.Repository;
import dev.mcpgateway.acceptance.party.Dex;
import dev.mcpgateway.acceptance.party.McpRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.MountableFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * The static document is what RFC 8414 asks for, and says nothing of Dex that Dex does not say of
 * itself.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8414#section-2">RFC 8414 2</a>
 */
final class StaticMetadataIT {

  private static final Path FILES = Repository.root().resolve("metadata-static");
  private static final String DOCUMENT = "well-known/oauth-authorization-server";
  private static final String DEX = "http://localhost:5556/dex";
  private static final String IMAGE = "nginx:1.29-alpine";
  private static final int PORT = 5558;

  @AutoClose private static Dex dex;
  @AutoClose private static GenericContainer<?> nginx;

  private static JsonNode written;
  private static JsonNode said;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    Engine.image(IMAGE, ".ci/base-images makes it");
    written = new ObjectMapper().readTree(Files.readString(FILES.resolve(DOCUMENT)));
    dex = Dex.start(3001);
    URI discovery = URI.create(dex.issuer() + "/.well-known/openid-configuration");
    String own = McpRequest.of("GET", discovery).send().body().replace(dex.issuer(), DEX);
    said = new ObjectMapper().readTree(own);
    nginx =
        new GenericContainer<>(IMAGE)
            .withCopyFileToContainer(
                MountableFile.forHostPath(FILES.resolve("nginx.conf")), "/etc/nginx/nginx.conf")
            .withCopyFileToContainer(
                MountableFile.forHostPath(FILES.resolve(DOCUMENT)), "/srv/" + DOCUMENT)
            .withExposedPorts(PORT)
            // as docker-compose.yml has it
            .withCreateContainerCmdModifier(command -> command.withUser("101:101"))
            .waitingFor(Wait.forHttp("/healthz").forPort(PORT));
    nginx.start();
  }

  @Test
  void hasWhatIsRequired() {
    assertThat(written.path("issuer").asString()).isEqualTo("http://localhost:5558");
    assertThat(texts(written, "response_types_supported")).contains("code");
    // OAuth 2.1 clients refuse a server that does not name it
    assertThat(texts(written, "code_challenge_methods_supported")).containsExactly("S256");
    // Dex sends no iss, so a promise of it would end every login
    assertThat(written.has("authorization_response_iss_parameter_supported")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"authorization_endpoint", "token_endpoint", "jwks_uri"})
  void namesTheAddressesThatDexNames(String member) {
    assertThat(written.path(member).asString())
        .startsWith(DEX + "/")
        .isEqualTo(said.path(member).asString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "scopes_supported",
        "response_types_supported",
        "grant_types_supported",
        "code_challenge_methods_supported"
      })
  void promisesNothingThatDexDoesNot(String member) {
    assertThat(texts(written, member)).isNotEmpty();
    assertThat(texts(said, member)).containsAll(texts(written, member));
  }

  @Test
  void namesDexsWaysToAuthenticateClientsAndThatOfPublicOnes() {
    String member = "token_endpoint_auth_methods_supported";
    // Dex takes public clients without saying so
    assertThat(texts(written, member))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(Stream.of("none"), texts(said, member).stream()).toList());
  }

  @Test
  void isServedAsJsonToPagesOfAnyOrigin() throws IOException, InterruptedException {
    HttpResponse<String> answer = McpRequest.of("GET", address()).send();

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    assertThat(new ObjectMapper().readTree(answer.body())).isEqualTo(written);
  }

  @Test
  void letsPreflightsPass() throws IOException, InterruptedException {
    HttpResponse<String> answer = McpRequest.of("OPTIONS", address()).send();

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Headers")).contains("*");
  }

  @Test
  void servesNothingElse() throws IOException, InterruptedException {
    URI other = address().resolve("/.well-known/openid-configuration");

    assertThat(McpRequest.of("GET", other).send().statusCode()).isEqualTo(404);
  }

  private static URI address() {
    return URI.create(
        "http://localhost:"
            + nginx.getMappedPort(PORT)
            + "/.well-known/oauth-authorization-server");
  }

  private static List<String> texts(JsonNode document, String member) {
    return StreamSupport.stream(document.path(member).spliterator(), false)
        .map(JsonNode::asString)
        .toList();
  }
}
