package dev.mcpgateway.gateway.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.gateway.testing.BackendAnswer;
import dev.mcpgateway.gateway.testing.Calls;
import dev.mcpgateway.gateway.testing.ProxyFixture;
import dev.mcpgateway.gateway.testing.Received;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Of a request's headers the backend sees those that concern it, and of an answer's the client. */
final class HeadersIT {

  @RegisterExtension static final ProxyFixture GATEWAY = ProxyFixture.start();

  @Test
  void keepsFromTheBackendWhatIsNotForIt() {
    raw(
        """
        Cookie: access_token=secret
        Cookie: a=b
        Proxy-Authorization: Basic secret
        X-Forwarded-User: root
        Forwarded: for=root
        X-Forwarded-For: 10.0.0.1
        X-Real-IP: 10.0.0.1
        Remote-User: root
        Origin: %s
        Referer: http://localhost/
        Sec-Fetch-Site: same-origin
        Accept-Encoding: gzip
        Via: 1.1 other
        TE: trailers
        X-Hop: 1
        X_Forwarded_User: root
        Upgrade: websocket
        """
            .formatted(GATEWAY.uri("")));
    Received received = GATEWAY.backend().take();
    assertThat(received.headers()).containsOnlyKeys("host", "x-correlation-id");
    assertThat(received.header("Host"))
        .containsExactly(GATEWAY.backend().uri("/").getRawAuthority());
    assertThat(received.header("X-Correlation-Id")).hasSize(1);
  }

  @Test
  void passesWhatIsForTheBackend() {
    String headers =
        """
        Accept: application/json, text/event-stream
        Last-Event-ID: 7
        MCP-Protocol-Version: 2025-06-18
        Mcp-Method: tools/call
        Mcp-Name: =?base64?w6k=?=
        Mcp-Param-Region: eu
        User-Agent: a-client/1.0
        traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01
        X-Custom: one
        X-Custom: two
        """;
    raw(headers);
    Received received = GATEWAY.backend().take();
    assertThat(received.header("Accept")).containsExactly("application/json, text/event-stream");
    assertThat(received.header("Last-Event-ID")).containsExactly("7");
    assertThat(received.header("MCP-Protocol-Version")).containsExactly("2025-06-18");
    assertThat(received.header("Mcp-Method")).containsExactly("tools/call");
    assertThat(received.header("Mcp-Name")).containsExactly("=?base64?w6k=?=");
    assertThat(received.header("Mcp-Param-Region")).containsExactly("eu");
    assertThat(received.header("User-Agent")).containsExactly("a-client/1.0");
    assertThat(received.header("traceparent")).hasSize(1);
    assertThat(received.header("X-Custom")).containsExactly("one", "two");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "traceparent: x\n",
        "traceparent: 00-00000000000000000000000000000000-b7ad6b7169203331-01\n",
        """
        traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01
        Traceparent: 00-0af7651916cd43dd8448eb211c80319d-b7ad6b7169203331-01
        """
      })
  void passesNoTraceThatNobodyCanRead(String parent) {
    raw(parent + "tracestate: a=b\n");
    assertThat(GATEWAY.backend().take().headers()).doesNotContainKeys("traceparent", "tracestate");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mcp-Session-Id: a\nMcp-Session-Id: b\n",
        "Mcp-Session-Id: a\nmcp-session-id: a\n",
        "MCP-Protocol-Version: 2025-03-26\nMCP-Protocol-Version: 2025-06-18\n",
        "Mcp-Name: a\nMCP-NAME: b\n",
        "Mcp-Param-X: a\nMcp-Param-X: b\n",
        "Last-Event-ID: 1\nLast-Event-ID: 2\n",
        "Content-Type: application/json\nContent-Type: text/plain\n",
        "Mcp-Session-Id: a\nConnection: Mcp-Session-Id\n",
        "Mcp-Session-Id: a\nConnection: close, mcp-session-id\n"
      })
  void refusesAProtocolHeaderWithoutOneClearValue(String headers) {
    assertThat(raw(headers)).startsWith("HTTP/1.1 400 ").contains("\"code\":\"bad_request\"");
    assertThat(GATEWAY.backend().received()).isEmpty();
  }

  @Test
  void forwardsNoUpgrade() {
    String answer =
        raw(
            """
            Upgrade: websocket
            Connection: Upgrade
            Sec-WebSocket-Version: 13
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
            """);
    assertThat(answer).startsWith("HTTP/1.1 200 ");
    Received received = GATEWAY.backend().take();
    assertThat(received.header("Upgrade")).isEmpty();
    assertThat(received.header("Connection")).isEmpty();
    assertThat(received.header("Sec-WebSocket-Key")).isEmpty();
  }

  @Test
  void keepsFromTheClientWhatIsNotTheBackendsToSay() {
    GATEWAY
        .backend()
        .answer(
            BackendAnswer.json(BackendAnswer.PONG)
                .with("Access-Control-Allow-Origin", "*")
                .with("WWW-Authenticate", "Basic realm=inside")
                .with("Set-Cookie", "a=b")
                .with("Server", "inside/1.0")
                .with("X-Powered-By", "inside")
                .with("X-Accel-Redirect", "/inside")
                .with("Connection", "X-Hop")
                .with("X-Hop", "1")
                .with("X-Custom", "1")
                .with("Mcp-Session-Id", "a-session"));
    HttpResponse<String> answer = Calls.to(GATEWAY).ping("/mcp");
    assertThat(answer.body()).isEqualTo(BackendAnswer.PONG);
    assertThat(answer.headers().map())
        .containsOnlyKeys(
            "content-type", "content-length", "mcp-session-id", "x-correlation-id", "x-custom");
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 407})
  void answers502WhereTheBackendAsksForACredential(int status) {
    GATEWAY
        .backend()
        .answer(
            BackendAnswer.text(status, "text/plain", "who are you?")
                .with("WWW-Authenticate", "Bearer realm=\"inside\""));
    HttpResponse<String> answer = Calls.to(GATEWAY).ping("/mcp");
    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(answer.body()).contains("\"backend_unauthorized\"").doesNotContain("who are you");
    assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"307, /inside/mcp/, /mcp/", "308, x?a=b, /mcp/x?a=b", "201, /inside/mcp/y, /mcp/y"})
  void translatesARedirectToThePublicPath(int status, String location, String expected) {
    GATEWAY
        .backend()
        .answer(
            BackendAnswer.status(status)
                .with("Location", GATEWAY.backend().uri("/inside/mcp/").resolve(location) + ""));
    HttpResponse<String> answer = Calls.to(GATEWAY).ping("/mcp");
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Location")).contains(expected);
    assertThat(GATEWAY.backend().received()).hasSize(1);
  }

  @Test
  void showsNoAddressOfTheInside() {
    GATEWAY.backend().answer(BackendAnswer.status(302).with("Location", "http://10.0.0.1/secret"));
    HttpResponse<String> redirect = Calls.to(GATEWAY).ping("/mcp");
    assertThat(redirect.statusCode()).isEqualTo(502);
    assertThat(redirect.headers().map().toString() + redirect.body()).doesNotContain("10.0.0.1");
    GATEWAY.backend().answer(BackendAnswer.status(202).with("Location", "http://10.0.0.1/secret"));
    HttpResponse<String> accepted = Calls.to(GATEWAY).ping("/mcp");
    assertThat(accepted.statusCode()).isEqualTo(202);
    assertThat(accepted.headers().firstValue("Location")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate"})
  void passesAnEncodedBodyAsItIs(String encoding) {
    GATEWAY
        .backend()
        .answer(
            BackendAnswer.text(200, "application/json", "not really compressed")
                .with("Content-Encoding", encoding));
    HttpResponse<String> answer = Calls.to(GATEWAY).ping("/mcp");
    assertThat(answer.body()).isEqualTo("not really compressed");
    assertThat(answer.headers().firstValue("Content-Encoding")).contains(encoding);
  }

  /** Sends a GET with these header lines. */
  private static String raw(String lines) {
    String connection = lines.contains("Connection:") ? "" : "Connection: close, X-Hop\n";
    Calls calls = Calls.to(GATEWAY);
    return calls.raw(calls.head("GET", "/mcp", (connection + lines).replace("\n", "\r\n")));
  }
}
