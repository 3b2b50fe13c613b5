package dev.mcpgateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.acceptance.machine.NodeTools;
import dev.mcpgateway.acceptance.machine.Repository;
import dev.mcpgateway.acceptance.machine.Run;
import dev.mcpgateway.acceptance.party.Gateway;
import dev.mcpgateway.acceptance.party.LocalIssuer;
import dev.mcpgateway.acceptance.party.McpRequest;
import dev.mcpgateway.acceptance.party.RecordingBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The TypeScript that the documentation shows verifies what the gateway signs, and nothing else.
 */
final class AssertionIT {

  private static final String AUDIENCE = "the-backend";

  @AutoClose private static LocalIssuer issuer;
  @AutoClose private static RecordingBackend backend;
  @AutoClose private static Gateway gateway;

  private static NodeTools node;
  private static String assertion;

  @BeforeAll
  static void start() throws Exception {
    node = NodeTools.required();
    issuer = LocalIssuer.start();
    backend = RecordingBackend.start();
    gateway =
        Gateway.with()
            .server("demo", "/mcp", backend.uri("/mcp"), issuer.issuer())
            .option("servers.demo.issuers[0].jwks-uri", issuer.keys())
            .option("servers.demo.identity.mode", "assertion")
            .option("servers.demo.identity.audience", AUDIENCE)
            .start("assertion-gateway");
    Files.writeString(node.script("verify-assertion.mjs").resolveSibling("callers.ts"), example());
    int status =
        McpRequest.ping(gateway.uri("/mcp")).bearer(issuer.token(gateway.uri("/mcp"))).status();
    assertThat(status).isEqualTo(200);
    assertion = backend.received().getFirst().headers().getFirst("X-Auth-Assertion");
  }

  @Test
  void verifiesWhatTheGatewaySigned() throws IOException {
    Run run = verify(AUDIENCE, assertion);
    assertThat(run.exit()).as(run.output()).isZero();
    assertThat(run.out()).contains("\"sub\":\"alice\"", "\"client_id\":\"mcp-client\"");
  }

  @Test
  void refusesAnAssertionForAnother() throws IOException {
    assertRefused(verify("another", assertion), "unexpected \"aud\" claim value");
  }

  @Test
  void refusesTheCallersTokenInItsPlace() throws IOException {
    String token = issuer.token(gateway.uri("/mcp")).text();
    assertRefused(verify(AUDIENCE, token), "ERR_JWKS_NO_MATCHING_KEY");
  }

  private static void assertRefused(Run run, String reason) {
    assertThat(run.exit()).isNotZero();
    assertThat(run.err()).contains(reason);
    assertThat(run.out()).isEmpty();
  }

  private static Run verify(String audience, String shown) throws IOException {
    Path script = node.script("verify-assertion.mjs");
    return Run.of(
        List.of(node.node(), script.toString(), gateway.uri("").toString(), audience, shown));
  }

  /** Exactly as it stands there. */
  private static String example() throws IOException {
    String text = Files.readString(Repository.root().resolve("docs/backend-identity.md"));
    int fence = text.indexOf("```typescript\n", text.indexOf("<!-- example: typescript -->"));
    int start = text.indexOf('\n', fence) + 1;
    return text.substring(start, text.indexOf("```", start));
  }
}
