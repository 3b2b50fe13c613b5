package dev.mcpgateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.acceptance.party.Compose;
import dev.mcpgateway.acceptance.party.McpRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** {@code docker compose up} shows the whole chain with Dex, each service confined to its part. */
final class ComposeIT {

  @AutoClose private static Compose compose;

  private static final Map<String, Integer> PUBLISHED =
      Map.of("gateway", 3001, "dex", 5556, "metadata-static", 5558, "client", 3000);

  private static int clientExit;

  @BeforeAll
  static void up() throws IOException {
    compose = Compose.with("acceptance/src/test/compose/recorder.yml");
    compose.up("alice@example.com:password", List.copyOf(PUBLISHED.values()));
    clientExit = compose.awaitExit("client");
  }

  @Test
  void clientCompletesTheFlowOnBothTransports() throws IOException {
    String log = compose.logs("client");

    assertThat(clientExit).as(log).isZero();
    assertThat(log).contains("http://localhost:3001/mcp", "http://localhost:3001/sse");
    assertThat(log.split("received_headers", -1)).as("tools, listed twice").hasSizeGreaterThan(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dex", "metadata-static", "mcp-backend", "gateway"})
  void theOthersStayHealthy(String service) throws IOException {
    JsonNode state = compose.inspect(service).path("State");

    assertThat(state.path("Running").asBoolean()).isTrue();
    assertThat(state.path("Health").path("Status").asString()).isEqualTo("healthy");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/mcp", "/sse"})
  void gatewayNamesOnlyTheStaticMetadata(String path) throws IOException, InterruptedException {
    URI address = URI.create("http://localhost:3001/.well-known/oauth-protected-resource" + path);

    JsonNode metadata = new ObjectMapper().readTree(McpRequest.of("GET", address).send().body());

    assertThat(metadata.path("authorization_servers").toString())
        .isEqualTo("[\"http://localhost:5558\"]");
  }

  @Test
  void clientReadTheStaticMetadataAndNeverAskedDexForItsOwn() throws IOException {
    assertThat(compose.logs("metadata-static"))
        .contains("GET /.well-known/oauth-authorization-server 200");
    assertThat(compose.logs("dex-recorder"))
        .contains("GET /dex/auth", "POST /dex/token 200")
        .doesNotContain(".well-known");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dex", "metadata-static"})
  void backendIsOutOfReachOf(String service) throws IOException {
    assertThat(ask(service, "metadata-static", 5558, "/healthz")).contains("200 OK");
    assertThat(ask("gateway", "mcp-backend", 3002, "/health")).contains("200 OK");
    assertThat(ask(service, "mcp-backend", 3002, "/health")).isEmpty();
  }

  @Test
  void onlyTheGatewayIsOnTheBackendsNetwork() throws IOException {
    assertThat(networkNames("mcp-backend")).hasSize(1);
    String back = networkNames("mcp-backend").getFirst();

    assertThat(networkNames("gateway")).contains(back);
    for (String service : List.of("dex", "metadata-static", "client")) {
      assertThat(networkNames(service)).as(service).doesNotContain(back);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dex", "metadata-static", "mcp-backend", "gateway", "client"})
  void publishesOnLoopbackOnly(String service) throws IOException {
    JsonNode bindings = compose.inspect(service).path("HostConfig").path("PortBindings");

    List<String> published =
        elements(bindings)
            .flatMap(ComposeIT::elements)
            .map(each -> each.path("HostIp").asString() + ":" + each.path("HostPort").asString())
            .toList();
    assertThat(published)
        .isEqualTo(
            PUBLISHED.containsKey(service)
                ? List.of("127.0.0.1:" + PUBLISHED.get(service))
                : List.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"dex", "metadata-static", "mcp-backend", "gateway", "client"})
  void runsWithoutRightsOnAReadOnlyFileSystem(String service) throws IOException {
    JsonNode container = compose.inspect(service);
    JsonNode host = container.path("HostConfig");

    assertThat(container.path("Config").path("User").asString())
        .isNotEmpty()
        .doesNotMatch("(0|root)(:.*)?");
    assertThat(host.path("ReadonlyRootfs").asBoolean()).isTrue();
    assertThat(host.path("CapDrop").toString()).isEqualTo("[\"ALL\"]");
    assertThat(elements(host.path("CapAdd"))).isEmpty();
    assertThat(host.path("SecurityOpt").toString()).contains("no-new-privileges");
    assertThat(host.path("Privileged").asBoolean()).isFalse();
  }

  /** What a service hears from another's address, whether or not it knows its name. */
  private static String ask(String from, String to, int port, String path) throws IOException {
    String address = networks(to).findFirst().orElseThrow().path("IPAddress").asString();
    String request = "printf 'GET " + path + " HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n'";
    // The image of a JRE has no network tool, but a shell that can connect.
    String script =
        from.equals("gateway")
            ? "exec 3<>/dev/tcp/%s/%d; %s >&3; cat <&3".formatted(address, port, request)
            : "%3$s | nc -w 3 %1$s %2$d".formatted(address, port, request);
    return compose.exec(from, from.equals("gateway") ? "bash" : "sh", "-c", script).out();
  }

  private static Stream<JsonNode> networks(String service) throws IOException {
    return elements(compose.inspect(service).path("NetworkSettings").path("Networks"));
  }

  private static List<String> networkNames(String service) throws IOException {
    JsonNode networks = compose.inspect(service).path("NetworkSettings").path("Networks");
    return networks.propertyNames().stream().toList();
  }

  private static Stream<JsonNode> elements(JsonNode node) {
    return StreamSupport.stream(node.spliterator(), false);
  }
}
