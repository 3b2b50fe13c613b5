package dev.mcpgateway.gateway.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.gateway.testing.Calls;
import dev.mcpgateway.gateway.testing.ProxyFixture;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Only a body that was read whole and understood reaches the backend, byte for byte. */
final class BodyIT {

  private static final int LIMIT = ProxyFixture.BODY_LIMIT;
  private static final String BATCH = "[" + Calls.PING + "," + Calls.PING + "]";

  @RegisterExtension static final ProxyFixture GATEWAY = ProxyFixture.start();

  @Test
  void forwardsABodyOfExactlyTheLimit() {
    String body = padded(LIMIT);
    assertThat(Calls.to(GATEWAY).post("/mcp", body).statusCode()).isEqualTo(200);
    assertThat(GATEWAY.backend().take().body()).isEqualTo(body);
  }

  @Test
  void forwardsAChunkedBodyWithItsLength() {
    HttpResponse<String> answer = chunked(padded(9_000));
    assertThat(answer.statusCode()).isEqualTo(200);
    var received = GATEWAY.backend().take();
    assertThat(received.body()).isEqualTo(padded(9_000));
    assertThat(received.header("Content-Length")).containsExactly("9000");
    assertThat(received.header("Transfer-Encoding")).isEmpty();
  }

  @Test
  void refusesABodyThatIsDeclaredTooLarge() {
    HttpResponse<String> answer = Calls.to(GATEWAY).post("/mcp", padded(LIMIT + 1));
    assertRefused(answer, 413, "body_too_large");
  }

  @Test
  void refusesATooLargeBodyBeforeItComes() {
    Calls calls = Calls.to(GATEWAY);
    String answer =
        calls.raw(
            calls.head(
                "POST",
                "/mcp",
                String.join(
                    "\r\n",
                    "Content-Type: application/json",
                    "Expect: 100-continue",
                    "Content-Length: 99999999999",
                    "")));
    assertThat(answer).startsWith("HTTP/1.1 413 ");
    assertThat(GATEWAY.backend().received()).isEmpty();
  }

  @Test
  void refusesAChunkedBodyThatGrowsTooLarge() {
    assertRefused(chunked(padded(LIMIT + 1)), 413, "body_too_large");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/json; charset=utf-16",
        "application/json-rpc",
        "*/*",
        ""
      })
  void refusesOtherMediaTypes(String contentType) {
    HttpResponse<String> answer =
        Calls.to(GATEWAY)
            .send(
                "/mcp",
                builder ->
                    (contentType.isEmpty() ? builder : builder.header("Content-Type", contentType))
                        .POST(BodyPublishers.ofString(Calls.PING)),
                BodyHandlers.ofString());
    assertRefused(answer, 415, "unsupported_media_type");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "identity", "br"})
  void refusesEveryContentEncoding(String encoding) {
    HttpResponse<String> answer =
        Calls.to(GATEWAY)
            .post("/mcp", Calls.PING, builder -> builder.header("Content-Encoding", encoding));
    assertRefused(answer, 415, "unsupported_media_type");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}{}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"a\",\"method\":\"b\"}"
      })
  void answersUnparseableJsonAsTheProtocolSays(String body) {
    HttpResponse<String> answer = Calls.to(GATEWAY).post("/mcp", body);
    assertRefused(answer, 400, "unparseable_json");
    assertThat(answer.body()).contains("\"jsonrpc\":\"2.0\"").contains("-32700");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "5",
        "[]",
        "{\"jsonrpc\":\"2.0\",\"id\":1.5,\"method\":\"ping\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"Method\":\"tools/call\"}"
      })
  void answersWhatIsNoMessageAsTheProtocolSays(String body) {
    HttpResponse<String> answer = Calls.to(GATEWAY).post("/mcp", body);
    assertRefused(answer, 400, "invalid_message");
    assertThat(answer.body()).contains("\"jsonrpc\":\"2.0\"").contains("-32600");
  }

  @ParameterizedTest
  @CsvSource({"2025-03-26, 200", "2024-11-05, 400", "2025-06-18, 400", "2026-07-28, 400"})
  void takesBatchesOnlyWhereTheRevisionHasThem(String revision, int status) {
    HttpResponse<String> answer =
        Calls.to(GATEWAY)
            .post("/mcp", BATCH, builder -> builder.header("MCP-Protocol-Version", revision));
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(GATEWAY.backend().received()).hasSize(status == 200 ? 1 : 0);
  }

  @Test
  void takesABatchWhereNoRevisionIsNamed() {
    assertThat(Calls.to(GATEWAY).post("/mcp", BATCH).statusCode()).isEqualTo(200);
    assertThat(GATEWAY.backend().take().body()).isEqualTo(BATCH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "DELETE", "HEAD", "OPTIONS"})
  void refusesABodyWhereNoneBelongs(String method) {
    HttpResponse<String> answer =
        Calls.to(GATEWAY).send(method, "/mcp", BodyPublishers.ofString(Calls.PING));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(GATEWAY.backend().received()).isEmpty();
  }

  @Test
  void refusesAChunkedBodyWhereNoneBelongs() {
    Calls calls = Calls.to(GATEWAY);
    String head = calls.head("GET", "/mcp", "Transfer-Encoding: chunked\r\n");
    String answer = calls.raw(head + "5\r\nhello\r\n0\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 400 ");
    assertThat(GATEWAY.backend().received()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "PATCH"})
  void judgesTheBodyOfEveryMethodThatHasOne(String method) {
    assertRefused(
        Calls.to(GATEWAY).send(method, "/mcp", BodyPublishers.ofString(Calls.PING)),
        415,
        "unsupported_media_type");
    assertRefused(json(method, "{}"), 400, "invalid_message");
    assertThat(json(method, Calls.PING).statusCode()).isEqualTo(200);
    assertThat(GATEWAY.backend().take().body()).isEqualTo(Calls.PING);
  }

  private static HttpResponse<String> json(String method, String body) {
    return json(method, BodyPublishers.ofString(body));
  }

  private static HttpResponse<String> json(String method, BodyPublisher body) {
    return Calls.to(GATEWAY)
        .send(
            "/mcp",
            builder -> builder.header("Content-Type", "application/json").method(method, body),
            BodyHandlers.ofString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 40\r\nContent-Length: 41\r\n",
        "Content-Length: -1\r\n",
        "Content-Length: +40\r\n",
        "Content-Length: 4 0\r\n"
      })
  void isNotDeceivedAboutWhereABodyEnds(String headers) {
    Calls calls = Calls.to(GATEWAY);
    String head = calls.head("POST", "/mcp", "Content-Type: application/json\r\n" + headers);
    calls.raw(head + "0\r\n\r\n" + calls.head("GET", "/mcp/smuggled", ""));
    assertThat(GATEWAY.backend().received())
        .noneMatch(each -> each.target().contains("smuggled") || !each.body().isEmpty());
  }

  private static HttpResponse<String> chunked(String body) {
    // a publisher that does not tell its length
    return json("POST", BodyPublishers.fromPublisher(BodyPublishers.ofString(body)));
  }

  private static void assertRefused(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains('"' + code + '"');
    assertThat(GATEWAY.backend().received()).isEmpty();
  }

  private static String padded(int length) {
    String start = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"m\",\"params\":{\"x\":\"";
    String end = "\"}}";
    return start + "x".repeat(length - start.length() - end.length()) + end;
  }
}
