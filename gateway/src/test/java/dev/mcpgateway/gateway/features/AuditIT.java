package dev.mcpgateway.gateway.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mcpgateway.gateway.testing.BackendAnswer;
import dev.mcpgateway.gateway.testing.Calls;
import dev.mcpgateway.gateway.testing.EventReader;
import dev.mcpgateway.gateway.testing.EventSource;
import dev.mcpgateway.gateway.testing.ProxyFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Every request leaves exactly one record, whatever became of it, and no record a secret. */
final class AuditIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final InstantSource CLOCK = InstantSource.system();
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

  @TempDir private static Path directory;
  private static ProxyFixture gateway;
  private int before;

  @BeforeAll
  static void start() {
    gateway =
        ProxyFixture.start(
            Map.of(
                "mcp.gateway.audit.destination", "file",
                "mcp.gateway.audit.file", file().toString(),
                "mcp.gateway.servers.demo.policy.rules[0].tools", "admin",
                "mcp.gateway.servers.demo.policy.rules[0].scopes", "mcp:admin",
                "mcp.gateway.servers.demo.policy.rules[1].methods", "*",
                "mcp.gateway.servers.other-sse.transport", "streamable-http",
                "mcp.gateway.servers.other-sse.policy.mode", "report",
                "mcp.gateway.servers.other-sse.policy.rules[0].methods", "ping",
                "mcp.gateway.servers.other-sse.policy.rules[0].deny", "true"));
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @BeforeEach
  void reset() throws IOException {
    gateway.backend().reset();
    before = Files.exists(file()) ? Files.readAllLines(file()).size() : 0;
  }

  @Test
  void tellsWhoCalledWhatAndHowItEnded() {
    String call = call("echo");
    HttpResponse<String> answer =
        Calls.to(gateway)
            .post(
                "/mcp",
                call,
                builder -> builder.header("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01"));
    JsonNode record = record();
    assertThat(text(record, "decision")).isEqualTo("allowed");
    assertThat(record.path("rule").asInt()).isEqualTo(2);
    assertThat(text(record, "server")).isEqualTo("demo");
    assertSaysWhoAndHowLong(record);
    assertThat(text(record, "traceId")).isEqualTo(TRACE);
    assertThat(text(record, "correlationId"))
        .isEqualTo(answer.headers().firstValue("X-Correlation-Id").orElseThrow());
    assertThat(record.path("operations").path(0).path("method").asString()).isEqualTo("tools/call");
    assertThat(record.path("operations").path(0).path("target").asString()).isEqualTo("echo");
    assertThat(record.path("status").asInt()).isEqualTo(200);
    assertThat(record.path("bytesIn").asInt()).isEqualTo(call.length());
    assertThat(record.path("bytesOut").asInt()).isEqualTo(answer.body().length());
    assertThat(text(record, "end")).isEqualTo("complete");
  }

  @Test
  void tellsOfNotificationsAndResponsesToo() {
    String notification = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\"}";
    Calls.to(gateway).post("/mcp", notification);
    assertThat(record().path("operations").path(0).path("method").asString())
        .isEqualTo("notifications/cancelled");
    before++;
    Calls.to(gateway).post("/mcp", "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}");
    assertThat(record().has("operations")).isFalse();
  }

  @Test
  void tellsWhichScopesWereAskedFor() {
    assertThat(Calls.to(gateway).post("/mcp", call("admin")).statusCode()).isEqualTo(403);
    JsonNode record = record();
    assertThat(text(record, "decision")).isEqualTo("refused");
    assertThat(text(record, "code")).isEqualTo("insufficient_scope");
    assertThat(record.path("scopesNeeded").path(0).asString()).isEqualTo("mcp:admin");
    assertThat(record.has("scopesGranted")).isTrue();
    assertThat(record.path("rule").asInt()).isEqualTo(1);
    assertThat(record.path("operations").path(0).path("target").asString()).isEqualTo("admin");
    assertSaysWhoAndHowLong(record);
    assertThat(gateway.backend().received()).isEmpty();
  }

  @Test
  void tellsWhatAPolicyThatOnlyReportsWouldRefuse() {
    HttpResponse<String> answer = Calls.to(gateway).ping("/other");
    JsonNode record = record();
    assertThat(text(record, "decision")).isEqualTo("reported");
    assertThat(text(record, "code")).isEqualTo("denied");
    assertThat(record.path("rule").asInt()).isEqualTo(1);
    assertThat(record.path("operations").path(0).path("method").asString()).isEqualTo("ping");
    assertSaysWhoAndHowLong(record);
    assertThat(record.path("status").asInt()).isEqualTo(answer.statusCode());
  }

  @Test
  void tellsOfARequestWithoutToken() {
    String answer =
        Calls.to(gateway)
            .raw("GET /mcp HTTP/1.1\r\nHost: localhost:%d\r\n\r\n".formatted(gateway.port()));
    assertThat(answer).startsWith("HTTP/1.1 401 ");
    JsonNode record = record();
    assertThat(text(record, "code")).isEqualTo("no_credential");
    assertThat(record.has("subject")).isFalse();
    assertThat(record.has("tokenHash")).isFalse();
  }

  @Test
  void tellsOfWhatWasNoRequestAtAll() {
    assertThat(Calls.to(gateway).raw("nonsense\r\n\r\n")).startsWith("HTTP/1.1 400 ");
    assertThat(text(record(), "code")).isEqualTo("bad_request");
  }

  @Test
  void tellsThatAClientLeftItsStream() {
    EventSource events = new EventSource();
    gateway.backend().answer(BackendAnswer.events(events));
    try (EventReader stream = Calls.to(gateway).open("/mcp")) {
      events.emit("data: {}\n\n");
      assertThat(stream.read("data: {}\n\n")).isEqualTo("data: {}\n\n");
    }
    events.awaitLeft();
    JsonNode record = record();
    assertThat(text(record, "end")).isEqualTo("client_left");
    assertThat(record.path("bytesOut").asInt()).isEqualTo("data: {}\n\n".length());
  }

  @Test
  void tellsOfAStreamWhenItHasEndedAndWhy() {
    EventSource events = new EventSource();
    gateway.backend().answer(BackendAnswer.events(events));
    long expiry = CLOCK.instant().getEpochSecond() + 3;
    Calls calls = Calls.to(gateway, token -> token.with("exp", expiry));
    try (EventReader stream = calls.open("/mcp")) {
      events.emit("data: {}\n\n");
      assertThat(stream.read("data: {}\n\n")).isEqualTo("data: {}\n\n");
      assertThat(lines()).as("not before its end").hasSize(before);
      assertThat(stream.readToEnd()).isEqualTo(": token_expired\n\n");
    }
    JsonNode record = record();
    assertThat(text(record, "code")).isEqualTo("token_expired");
    assertThat(text(record, "decision")).isEqualTo("allowed");
    assertThat(text(record, "end")).isEqualTo("complete");
    assertThat(record.path("durationMs").asLong()).isPositive();
  }

  @Test
  void holdsNoTokenNoArgumentAndNoQuery() throws IOException {
    Calls.to(gateway)
        .post(
            "/mcp?q=s3cret",
            call("echo").replace("\"echo\"", "\"echo\",\"arguments\":{\"password\":\"s3cret\"}"));
    record();
    assertThat(Files.readString(file())).doesNotContain("s3cret", "eyJ", "Bearer");
  }

  private static void assertSaysWhoAndHowLong(JsonNode record) {
    assertThat(Instant.parse(text(record, "time"))).isBefore(CLOCK.instant());
    assertThat(text(record, "correlationId")).isNotEmpty();
    assertThat(text(record, "subject")).isEqualTo("alice");
    assertThat(text(record, "client")).isEqualTo("mcp-client");
    assertThat(text(record, "issuer")).startsWith("http://localhost:");
    assertThat(text(record, "tokenHash")).matches("[0-9a-f]{64}");
    assertThat(record.path("durationMs").isIntegralNumber()).isTrue();
    assertThat(record.path("bytesIn").asInt()).isPositive();
    assertThat(record.path("bytesOut").asInt()).isPositive();
  }

  private static String call(String tool) {
    return """
    {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"%s"}}\
    """
        .formatted(tool);
  }

  private static String text(JsonNode record, String name) {
    return record.path(name).asString("");
  }

  /** The one record that came since the test began. */
  private JsonNode record() {
    List<String> lines = await().until(AuditIT::lines, all -> all.size() > before);
    assertThat(lines).hasSize(before + 1);
    return JSON.readTree(lines.getLast());
  }

  private static List<String> lines() {
    try {
      return Files.exists(file()) ? Files.readAllLines(file()) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path file() {
    return directory.resolve("audit.log");
  }
}
