package dev.mcpgateway.gateway.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.gateway.testing.BackendAnswer;
import dev.mcpgateway.gateway.testing.Calls;
import dev.mcpgateway.gateway.testing.ProxyFixture;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A session belongs to the caller who began it, at the server where it began. */
final class SessionsIT {

  private static final String HEADER = "Mcp-Session-Id";
  private static final String BACKENDS_ID = "9f2c-the-backend's-own";

  @RegisterExtension
  static final ProxyFixture GATEWAY =
      ProxyFixture.start(Map.of("mcp.gateway.servers.other-sse.transport", "streamable-http"));

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "DELETE"})
  void reachesTheBackendUnderItsOwnId(String method) {
    String session = begin();
    assertThat(session).doesNotContain(BACKENDS_ID);

    assertThat(with(Calls.to(GATEWAY), method, "/mcp", session).statusCode()).isEqualTo(200);

    assertThat(GATEWAY.backend().take().header(HEADER)).containsExactly(BACKENDS_ID);
  }

  @Test
  void outlivesARefreshOfTheToken() {
    String session = begin();
    // calls of the same subject with a token of their own
    Calls refreshed = Calls.to(GATEWAY, "alice");
    assertThat(with(refreshed, "POST", "/mcp", session).statusCode()).isEqualTo(200);
  }

  @Test
  void hasOneNameHoweverOftenTheBackendSaysIt() {
    assertThat(begin()).isEqualTo(begin());
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "DELETE"})
  void isNotThereForAnotherCaller(String method) {
    String session = begin();
    assertNoSession(with(Calls.to(GATEWAY, "bob"), method, "/mcp", session));
  }

  @Test
  void isNotThereAtAnotherServer() {
    String session = begin();
    assertNoSession(with(Calls.to(GATEWAY), "POST", "/other", session));
  }

  @Test
  void isNotThereForAForgery() {
    String session = begin();
    Calls alice = Calls.to(GATEWAY);
    assertNoSession(with(alice, "POST", "/mcp", session + "A"));
    assertNoSession(with(alice, "POST", "/mcp", session.substring(1)));
    assertNoSession(with(alice, "POST", "/mcp", session.substring(0, session.length() - 1)));
    assertNoSession(with(alice, "POST", "/mcp", BACKENDS_ID));
    assertNoSession(with(alice, "POST", "/mcp", "x"));
    assertNoSession(with(alice, "POST", "/mcp", "x".repeat(5_000)));
  }

  @Test
  void cannotBeBegunWithTheAddressOfAMessageEndpoint() {
    String session = begin();
    assertNoSession(Calls.to(GATEWAY).ping("/sse/messages?s=" + session));
  }

  @Test
  void isIgnoredByARevisionWithoutSessions() {
    String message =
        """
        {"jsonrpc":"2.0","id":1,"method":"ping","params":{"_meta":{\
        "io.modelcontextprotocol/protocolVersion":"2026-07-28"}}}\
        """;
    HttpResponse<String> answer =
        Calls.to(GATEWAY)
            .post(
                "/mcp",
                message,
                builder ->
                    builder
                        .header("MCP-Protocol-Version", "2026-07-28")
                        .header("Mcp-Method", "ping")
                        .header(HEADER, "whatever"));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(GATEWAY.backend().take().header(HEADER)).isEmpty();
  }

  @Test
  void needsAnIdThatComesBackAsItWasSent() {
    GATEWAY.backend().answer(BackendAnswer.json(BackendAnswer.PONG).with(HEADER, "a b"));
    HttpResponse<String> answer = Calls.to(GATEWAY).ping("/mcp");
    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(answer.headers().firstValue(HEADER)).isEmpty();
    GATEWAY
        .backend()
        .answer(BackendAnswer.json(BackendAnswer.PONG).with(HEADER, "a").with(HEADER, "b"));
    assertThat(Calls.to(GATEWAY).ping("/mcp").statusCode()).isEqualTo(502);
  }

  /** The id of a new session of Alice's, as she sees it. */
  private static String begin() {
    GATEWAY.backend().answer(BackendAnswer.json(BackendAnswer.PONG).with(HEADER, BACKENDS_ID));
    HttpResponse<String> answer = Calls.to(GATEWAY).ping("/mcp");
    assertThat(answer.statusCode()).isEqualTo(200);
    GATEWAY.backend().reset();
    return answer.headers().firstValue(HEADER).orElseThrow();
  }

  private static HttpResponse<String> with(
      Calls caller, String method, String path, String session) {
    return caller.send(
        path,
        builder -> {
          builder.header(HEADER, session).header("Content-Type", "application/json");
          return method.equals("POST")
              ? builder.POST(BodyPublishers.ofString(Calls.PING))
              : builder.method(method, BodyPublishers.noBody());
        },
        BodyHandlers.ofString());
  }

  private static void assertNoSession(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("\"code\":\"session_not_found\"");
    assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
    assertThat(GATEWAY.backend().received()).isEmpty();
  }
}
