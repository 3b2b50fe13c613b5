package dev.mcpgateway.acceptance.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import dev.mcpgateway.acceptance.machine.NodeTools;
import dev.mcpgateway.acceptance.machine.Repository;
import dev.mcpgateway.acceptance.party.Dex;
import dev.mcpgateway.acceptance.party.Gateway;
import dev.mcpgateway.acceptance.party.McpBackend;
import dev.mcpgateway.acceptance.party.OidcProvider;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Programs that people use go through the gateway, with an authorization server that can do
 * everything and with Dex. What they were seen to do is the table of the README.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class RealClientsIT {

  private static final ClientTable TABLE = new ClientTable();

  private static NodeTools node;
  private static Scene scene;
  @AutoClose private static McpBackend backend;
  @AutoClose private static OidcProvider provider;
  @AutoClose private static Dex dex;
  @AutoClose private static Dex lasting;
  @AutoClose private static Gateway gateway;

  @BeforeAll
  static void start() throws IOException {
    node = NodeTools.required();
    Gateway.Settings settings = Gateway.with();
    dex =
        Dex.start(
            settings.port(),
            configuration -> withShortTokens(withAClientForEachProgram(configuration)));
    lasting = Dex.start(settings.port(), RealClientsIT::withAClientForEachProgram);
    provider = OidcProvider.start(settings.uri(Issuer.OIDC_PROVIDER.path()), Scene.LIFETIME);
    backend = McpBackend.start("clients-backend");
    guard(settings, Issuer.OIDC_PROVIDER, Issuer.OIDC_PROVIDER.path(), provider.issuer());
    guard(settings, Issuer.DEX, Issuer.DEX.path(), dex.issuer());
    guard(settings, Issuer.DEX, Scene.LASTING, lasting.issuer());
    gateway = settings.start("clients-gateway");
    scene = new Scene(provider, dex, gateway);
  }

  /** One tool needs a scope that nobody asks for at first. */
  private static void guard(Gateway.Settings settings, Issuer issuer, String path, String name) {
    String server = path.substring(1);
    String rules = "servers." + server + ".policy.rules";
    settings
        .server(server, path, backend.uri("/mcp"), name)
        .scopes(server, firstScopes(issuer, settings.uri(path)))
        .option(rules + "[0].tools", Scene.GUARDED)
        .option(rules + "[0].scopes", issuer.more())
        .option(rules + "[1].methods", "*");
  }

  /** Dex's tokens are for a resource only if that is asked for as well. */
  private static String[] firstScopes(Issuer issuer, URI resource) {
    return issuer == Issuer.DEX
        ? new String[] {issuer.scope(), Dex.audience(resource)}
        : new String[] {issuer.scope()};
  }

  private static String withShortTokens(String configuration) {
    return configuration.replace("idTokens: 10m", "idTokens: " + Scene.LIFETIME.toSeconds() + "s");
  }

  /** Beside that of this project's client. */
  private static String withAClientForEachProgram(String configuration) {
    List<String> ids =
        Arrays.stream(Program.values())
            .map(Program::clientId)
            .filter(id -> !id.equals(Program.OWN.clientId()))
            .toList();
    String clients =
        ids.stream()
            .map("  - { id: %1$s, name: %1$s, public: true }\n"::formatted)
            .collect(Collectors.joining());
    String trusted = "trustedPeers: [mcp-client, " + String.join(", ", ids) + "]";
    return configuration.replace("trustedPeers: [mcp-client]", trusted)
        + clients
        + "  - { id: mcp-admin, name: What needs more, secret: never-used, "
        + trusted
        + " }\n";
  }

  /** With both authorization servers at once, for most of the time is waiting. */
  @Order(1)
  @ParameterizedTest
  @EnumSource
  void goesThroughTheGateway(Program program) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> trials =
          Arrays.stream(Issuer.values())
              .<Future<?>>map(issuer -> threads.submit(() -> run(program, issuer)))
              .toList();
      assertAll(trials.stream().map(trial -> trial::get));
    }
  }

  private static @Nullable Void run(Program program, Issuer issuer)
      throws IOException, InterruptedException {
    try (var around = Surroundings.of(program);
        var others = Surroundings.of(program);
        var fresh = Surroundings.of(program)) {
      switch (program) {
        case MCP_REMOTE -> mcpRemote(issuer, around, others, fresh);
        case INSPECTOR -> new InspectorTrial(scene, issuer, TABLE).run(around, others, fresh);
        case SDK_V1 -> sdk("v1", program, issuer, around, others, fresh);
        case SDK_V2 -> sdk("v2", program, issuer, around, others, fresh);
        case OWN -> new OwnClientTrial(scene, issuer, TABLE).run(around, others);
      }
    }
    return null;
  }

  private static void mcpRemote(
      Issuer issuer, Surroundings around, Surroundings others, Surroundings fresh)
      throws IOException, InterruptedException {
    ConversationTrial trial = mcpRemote(issuer, scene.resource(issuer));
    trial.run(
        around,
        () -> {
          String token = "Authorization: " + scene.token(issuer).bearer();
          trial.takesAToken(others, others.environment(), "--header", token);
          trial.saysThatALoginIsNeeded(
              others.environment("BROWSER", "/bin/true"),
              "Please authorize this client by visiting");
          if (issuer == Issuer.DEX) {
            mcpRemote(issuer, gateway.uri(Scene.LASTING))
                .stepsUpAtOnce(fresh, fresh.environment(), Reason.REFRESHES_WITH_OLD_SCOPES);
          }
        });
  }

  private static ConversationTrial mcpRemote(Issuer issuer, URI resource) {
    List<String> command =
        node.command("mcp-remote/dist/proxy.js", resource.toString(), "--transport", "http-only");
    if (issuer == Issuer.DEX) {
      String client = "{\"client_id\":\"" + Program.MCP_REMOTE.clientId() + "\"}";
      command.addAll(List.of("--static-oauth-client-info", client));
    }
    return new ConversationTrial(scene, Program.MCP_REMOTE, issuer, TABLE, command);
  }

  private static void sdk(
      String generation,
      Program program,
      Issuer issuer,
      Surroundings around,
      Surroundings others,
      Surroundings fresh)
      throws IOException, InterruptedException {
    String script = node.script("sdk-client.mjs").toString();
    List<String> command =
        new ArrayList<>(
            List.of(node.node(), script, generation, scene.resource(issuer).toString()));
    if (issuer == Issuer.DEX) {
      command.add(program.clientId());
    }
    var trial = new ConversationTrial(scene, program, issuer, TABLE, command);
    trial.run(
        around,
        () -> {
          trial.takesAToken(others, others.environment("GIVEN", scene.token(issuer).text()));
          trial.saysThatALoginIsNeeded(others.environment("BROWSER", ""), "UnauthorizedError");
          if (program == Program.SDK_V1 && issuer == Issuer.OIDC_PROVIDER) {
            trial.stepsUpAtOnce(
                fresh,
                fresh.environment("GRANTS", "authorization_code"),
                Reason.NOT_WITH_A_REFRESH_TOKEN);
          }
        });
  }

  @Order(2)
  @Test
  void didWhatTheReadmeSays() throws IOException {
    String made = TABLE.markdown(node);
    Path file = Files.writeString(Repository.target("clients").resolve("table.md"), made);
    assertThat(TABLE.empty()).isEmpty();
    assertThat(Files.readString(Repository.root().resolve("README.md")))
        .as("README.md must have, as this run made it in %s:\n%s", file, made)
        .contains("<!-- clients -->\n" + made + "<!-- /clients -->\n");
  }
}
