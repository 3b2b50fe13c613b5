package dev.mcpgateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.acceptance.party.AccessToken;
import dev.mcpgateway.acceptance.party.Gateway;
import dev.mcpgateway.acceptance.party.LocalIssuer;
import dev.mcpgateway.acceptance.party.McpRequest;
import dev.mcpgateway.acceptance.party.RecordingBackend;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.ObjectMapper;

/** Replicas share their sessions by a key alone, and the key changes as the documentation says. */
final class ReplicasIT {

  private static final String SESSION = "Mcp-Session-Id";
  private static final String BACKEND_SESSION = "the-backends-own-id";
  private static final String OLD = key(1);
  private static final String NEW = key(2);

  @AutoClose private static LocalIssuer issuer;
  @AutoClose private static RecordingBackend backend;

  @AutoClose private static Gateway before;
  @AutoClose private static Gateway prepared;
  @AutoClose private static Gateway changed;
  @AutoClose private static Gateway after;

  private static URI resource;

  @BeforeAll
  static void start() throws IOException {
    issuer = LocalIssuer.start();
    backend = RecordingBackend.start();
    Gateway.Settings first = Gateway.with();
    resource = first.uri("/mcp");
    before = replica(first, OLD).start("replica-before");
    prepared = replica(Gateway.with(), OLD, NEW).start("replica-prepared");
    changed = replica(Gateway.with(), NEW, OLD).start("replica-changed");
    after = replica(Gateway.with(), NEW).start("replica-after");
  }

  @BeforeEach
  void forget() {
    backend.reset();
  }

  @Test
  void continuesASessionThatAnotherReplicaBegan() throws Exception {
    assertContinues(prepared, begin(before));
    assertContinues(before, begin(prepared));
  }

  @Test
  void refusesAnotherCallersSessionAtEachReplica() throws Exception {
    String session = begin(before);
    AccessToken bob = issuer.token(resource, claims -> claims.subject("bob"));

    assertNotFound(in(session, before, bob));
    assertNotFound(in(session, prepared, bob));
  }

  @Test
  void continuesAnOldSessionWhenANewKeySeals() throws Exception {
    assertContinues(changed, begin(before));
  }

  @Test
  void sealsWithTheFirstKey() throws Exception {
    String session = begin(changed);

    assertContinues(prepared, session);
    assertContinues(after, session);
    assertNotFound(in(session, before, alice()));
  }

  @Test
  void refusesASessionWhoseKeyIsGone() throws Exception {
    assertNotFound(in(begin(before), after, alice()));
  }

  private static String begin(Gateway gateway) throws IOException, InterruptedException {
    backend.answersInSession(BACKEND_SESSION);
    HttpResponse<String> response = ping(gateway, alice()).send();
    backend.reset();
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    String sealed = response.headers().firstValue(SESSION).orElseThrow();
    assertThat(sealed).doesNotContain(BACKEND_SESSION);
    return sealed;
  }

  private static void assertContinues(Gateway gateway, String session)
      throws IOException, InterruptedException {
    backend.reset();
    assertThat(in(session, gateway, alice()).status()).isEqualTo(200);
    assertThat(backend.received())
        .singleElement()
        .satisfies(received ->
            assertThat(received.headers())
                .containsEntry("Mcp-session-id", List.of(BACKEND_SESSION)));
  }

  private static void assertNotFound(McpRequest request) throws IOException, InterruptedException {
    backend.reset();
    HttpResponse<String> response = request.send();
    assertThat(response.statusCode()).as(response.body()).isEqualTo(404);
    assertThat(new ObjectMapper().readTree(response.body()).path("code").asString())
        .isEqualTo("session_not_found");
    assertThat(backend.received()).isEmpty();
  }

  private static McpRequest in(String session, Gateway gateway, AccessToken token) {
    return ping(gateway, token).with(SESSION, session);
  }

  private static McpRequest ping(Gateway gateway, AccessToken token) {
    return McpRequest.ping(gateway.uri("/mcp")).bearer(token);
  }

  private static AccessToken alice() {
    return issuer.token(resource);
  }

  /** A gateway that is called by an address of its own, but stands for the common resource. */
  private static Gateway.Settings replica(Gateway.Settings settings, String... keys) {
    settings
        .server("demo", resource, backend.uri("/mcp"), issuer.issuer())
        .option("servers.demo.issuers[0].jwks-uri", issuer.keys())
        .option("hosts", "localhost");
    for (int i = 0; i < keys.length; i++) {
      settings.option("session.keys[" + i + "]", keys[i]);
    }
    return settings;
  }

  private static String key(int content) {
    byte[] key = new byte[32];
    key[0] = (byte) content;
    return Base64.getEncoder().encodeToString(key);
  }
}
