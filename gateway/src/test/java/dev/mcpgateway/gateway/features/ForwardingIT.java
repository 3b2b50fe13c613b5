package dev.mcpgateway.gateway.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.gateway.testing.BackendAnswer;
import dev.mcpgateway.gateway.testing.Calls;
import dev.mcpgateway.gateway.testing.ProxyFixture;
import dev.mcpgateway.gateway.testing.Received;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an accepted caller asks reaches the backend, once, as it was asked. */
final class ForwardingIT {

  @RegisterExtension static final ProxyFixture GATEWAY = ProxyFixture.start();

  @Test
  void forwardsAPostByteForByte() {
    String body = " {\"jsonrpc\" : \"2.0\",\n\"id\":1, \"method\":\"p\\u0069ng\"} ";
    var answer = Calls.to(GATEWAY).post("/mcp", body);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(BackendAnswer.PONG);
    Received received = GATEWAY.backend().take();
    assertThat(received.method()).isEqualTo("POST");
    assertThat(received.target()).isEqualTo("/inside/mcp");
    assertThat(received.body()).isEqualTo(body);
    assertThat(received.header("Content-Length")).containsExactly("" + body.length());
    assertThat(received.header("Transfer-Encoding")).isEmpty();
  }

  @Test
  void needsATokenForTheQuestionWhatTheServerIs() {
    String body = "{\"jsonrpc\":\"2.0\",\"id\":\"d1\",\"method\":\"server/discover\"}";
    String answer =
        Calls.to(GATEWAY)
            .raw(
                """
                POST /mcp HTTP/1.1\r
                Host: localhost:%d\r
                Content-Type: application/json\r
                Content-Length: %d\r
                \r
                %s\
                """
                    .formatted(GATEWAY.port(), body.length(), body));
    assertThat(answer).startsWith("HTTP/1.1 401 ").contains("resource_metadata=");
    assertThat(GATEWAY.backend().received()).isEmpty();
  }

  @Test
  void forwardsTheQuestionWhatTheServerIsByteForByte() {
    String body =
        """
        {"jsonrpc":"2.0", "id":"d1", "method":"server/discover", "params":{"_meta":{\
        "io.modelcontextprotocol/protocolVersion":"2026-07-28",\
        "io.modelcontextprotocol/clientCapabilities":{} }}}\
        """;
    String discovered =
        "{\"jsonrpc\":\"2.0\", \"id\":\"d1\", \"result\":{\"supportedVersions\":[]}}";
    GATEWAY.backend().answer(BackendAnswer.json(discovered));
    var answer =
        Calls.to(GATEWAY)
            .post(
                "/mcp",
                body,
                builder ->
                    builder
                        .header("MCP-Protocol-Version", "2026-07-28")
                        .header("Mcp-Method", "server/discover"));
    assertThat(answer.body()).isEqualTo(discovered);
    Received received = GATEWAY.backend().take();
    assertThat(received.body()).isEqualTo(body);
    assertThat(received.header("Mcp-Method")).containsExactly("server/discover");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1999-01-01", "2099-12-31", "DRAFT-2027-v1", "latest"})
  void leavesRevisionsThatItDoesNotKnowToTheServer(String revision) {
    String refused =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32022,\"message\":\"unsupported\"}}";
    GATEWAY.backend().answer(BackendAnswer.text(400, "application/json", refused));
    var answer =
        Calls.to(GATEWAY)
            .post(
                "/mcp",
                Calls.PING,
                builder ->
                    builder.header("MCP-Protocol-Version", revision).header("Mcp-Method", "ping"));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).isEqualTo(refused);
    assertThat(GATEWAY.backend().take().header("MCP-Protocol-Version")).containsExactly(revision);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2025-06-18, 2026-07-28", "2025/06/18", "2025-06-18;q=1"})
  void refusesWhatCanBeTheNameOfNoRevision(String revision) {
    var answer =
        Calls.to(GATEWAY)
            .post("/mcp", Calls.PING, builder -> builder.header("MCP-Protocol-Version", revision));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"code\":\"bad_request\"");
    assertThat(GATEWAY.backend().received()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/mcp,/inside/mcp",
    "/mcp/a/b,/inside/mcp/a/b",
    "/mcp/a%20b,/inside/mcp/a%20b",
    "/mcp?a=b&a=c,/inside/mcp?a=b&a=c",
    "/mcp?,/inside/mcp?",
    "/mcp?x=%7e%2F+~*,/inside/mcp?x=%7e%2F+~*",
    "/mcp/x?y=/../z?,/inside/mcp/x?y=/../z?"
  })
  void replacesThePathsPrefixAndKeepsTheRest(String asked, String reached) {
    Calls calls = Calls.to(GATEWAY);
    calls.raw(calls.head("GET", asked, ""));
    assertThat(GATEWAY.backend().take().target()).isEqualTo(reached);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "DELETE", "HEAD", "OPTIONS", "PUT", "PATCH"})
  void forwardsMethods(String method) {
    var answer = Calls.to(GATEWAY).send(method, "/mcp");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(GATEWAY.backend().take().method()).isEqualTo(method);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRACE", "CONNECT", "PROPFIND", "get"})
  void refusesMethodsThatNobodyJudges(String method) {
    Calls calls = Calls.to(GATEWAY);
    String answer = calls.raw(calls.head(method, "/mcp", ""));
    assertThat(answer).startsWith("HTTP/1.1 405 ").containsIgnoringCase("allow: GET, POST, DELETE");
    assertThat(GATEWAY.backend().received()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 202, 204, 400, 403, 404, 405, 406, 409, 422, 429, 500, 503})
  void passesStatusesOn(int status) {
    GATEWAY.backend().answer(BackendAnswer.status(status));
    assertThat(Calls.to(GATEWAY).ping("/mcp").statusCode()).isEqualTo(status);
  }
}
