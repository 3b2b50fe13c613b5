package dev.mcpgateway.acceptance.suite.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.acceptance.machine.NodeTools;
import dev.mcpgateway.acceptance.party.ConformanceServer;
import dev.mcpgateway.acceptance.party.EverythingServer;
import dev.mcpgateway.acceptance.party.Gateway;
import dev.mcpgateway.acceptance.party.LocalIssuer;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The official suite finds the same of a server behind the gateway as of the server itself, in both
 * eras: whatever a server does, right or wrong, the gateway changes nothing of it. Only the check
 * of Host and Origin, which these servers lack, is the gateway's own.
 */
final class ServerSuiteIT {

  @AutoClose private static LocalIssuer issuer;
  @AutoClose private static EverythingServer everything;
  @AutoClose private static ConformanceServer fixture;
  @AutoClose private static Gateway gateway;
  private static Map<String, URI> servers;

  @BeforeAll
  static void start() throws IOException {
    NodeTools node = NodeTools.required();
    issuer = LocalIssuer.start();
    everything = EverythingServer.start(node, "suite-everything", "streamableHttp");
    fixture = ConformanceServer.start(node, "suite-fixture");
    servers = Map.of("everything", everything.uri("/mcp"), "fixture", fixture.uri());
    Gateway.Settings settings = Gateway.with();
    servers.forEach((name, backend) ->
        settings
            .server(name, "/" + name, backend, issuer.issuer())
            .option("servers." + name + ".issuers[0].jwks-uri", issuer.keys()));
    gateway = settings.start("suite-gateway");
  }

  /**
   * The least of successful checks is written down, because two runs that found nothing would be
   * equal as well. One of the servers does not speak the later revision: its errors stay its own.
   */
  @ParameterizedTest
  @CsvSource({
    "everything, 2025-11-25, 45",
    "everything, 2026-07-28, 10",
    "fixture, 2025-11-25, 80",
    "fixture, 2026-07-28, 150"
  })
  void findsTheSameThroughTheGateway(String server, String revision, int least) throws IOException {
    SuiteRun direct = direct(server, revision);
    SuiteRun through = through(server, revision);

    System.out.printf(
        "%s at %s: direct %d passed, %d failed; through the gateway %d passed, %d failed%n",
        server,
        revision,
        direct.count("SUCCESS"),
        direct.count("FAILURE"),
        through.count("SUCCESS"),
        through.count("FAILURE"));
    assertThat(direct.count("SUCCESS")).isGreaterThanOrEqualTo(least);
    Map<String, Integer> found = through.without(SuiteRun.DNS_REBINDING);
    Map<String, Integer> wanted = direct.without(SuiteRun.DNS_REBINDING);
    if (!speaks(server, revision)) {
      // of a server that knows nothing of these headers the gateway's own word is better
      found.keySet().removeIf(ServerSuiteIT::isOfHeaders);
      wanted.keySet().removeIf(ServerSuiteIT::isOfHeaders);
    }
    assertThat(less(found, wanted)).as("only through the gateway").isEmpty();
    assertThat(less(wanted, found)).as("only of the server itself").isEmpty();
    assertThat(direct.only(SuiteRun.DNS_REBINDING).toString()).contains("/ FAILURE");
    if (speaks(server, revision)) {
      assertThat(through.only(SuiteRun.DNS_REBINDING).toString())
          .contains("/ SUCCESS")
          .doesNotContain("/ FAILURE", "/ WARNING");
    }
  }

  private static boolean isOfHeaders(String check) {
    return check.contains("header-mismatch") || check.contains("headers-reject-mismatched");
  }

  /** A request under the right name must be answered with success, in the revision's own way. */
  private static boolean speaks(String server, String revision) {
    return !(server.equals("everything") && revision.equals("2026-07-28"));
  }

  @Test
  void passesWhatIsRequiredOfTheFixture() throws IOException {
    assertThat(through("fixture", "2025-11-25").exit()).isZero();
    assertThat(through("fixture", "2026-07-28").exit()).isZero();
  }

  @Test
  void findsNothingWithoutAToken() throws IOException {
    SuiteRun run = SuiteRun.of("no-token", gateway.uri("/fixture"), "2025-11-25", Optional.empty());

    assertThat(run.exit()).isNotZero();
    assertThat(run.without(SuiteRun.DNS_REBINDING).keySet())
        .isNotEmpty()
        // of no traffic it says that all of it is well-formed
        .noneMatch(check -> check.endsWith("SUCCESS") && !check.contains("wire-schema-valid"));
  }

  /** What the first has and the second has not as often. */
  private static Map<String, Integer> less(Map<String, Integer> all, Map<String, Integer> others) {
    var rest = new TreeMap<>(all);
    rest.entrySet().removeAll(others.entrySet());
    return rest;
  }

  private static SuiteRun direct(String server, String revision) throws IOException {
    return SuiteRun.of(
        server + "-direct",
        servers.getOrDefault(server, URI.create("")),
        revision,
        Optional.empty());
  }

  private static SuiteRun through(String server, String revision) throws IOException {
    URI resource = gateway.uri("/" + server);
    return SuiteRun.of(
        server + "-through", resource, revision, Optional.of(issuer.token(resource)));
  }
}
