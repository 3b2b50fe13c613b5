package dev.mcpgateway.gateway.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.gateway.testing.Documents;
import dev.mcpgateway.gateway.testing.FakeBackend;
import dev.mcpgateway.gateway.testing.FakeIssuer;
import dev.mcpgateway.gateway.testing.GatewayFixture;
import dev.mcpgateway.gateway.testing.Meters;
import dev.mcpgateway.gateway.testing.Ping;
import dev.mcpgateway.gateway.testing.RawHttp;
import dev.mcpgateway.gateway.testing.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The numbers are those that the operator reads of, and callers cannot add to them. */
final class MetersIT {

  private static final FakeBackend BACKEND = FakeBackend.start();
  private static final FakeIssuer ISSUER = FakeIssuer.start();
  private static final Pattern SERIES = Pattern.compile("(mcp_gateway_\\w+)(?:\\{(.*)\\})? \\S+");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"(?:[^\"\\\\]|\\\\.)*\",?");
  private static final Pattern NAME = Pattern.compile("\\w+");

  @TempDir private static Path files;
  private static GatewayFixture gateway;

  @BeforeAll
  static void start() throws IOException {
    String demo = "mcp.gateway.servers.demo.";
    Path secret = Files.writeString(files.resolve("secret"), "secret");
    gateway =
        GatewayFixture.start(
            BACKEND.uri("/mcp").toString(),
            ISSUER,
            Map.of(
                demo + "issuers[0].introspection.uri",
                ISSUER.introspectionUri(),
                demo + "issuers[0].introspection.client-id",
                "gateway",
                demo + "issuers[0].introspection.client-secret-file",
                secret.toString(),
                demo + "policy.mode",
                "report",
                demo + "policy.rules[0].methods",
                "ping",
                "mcp.gateway.audit.destination",
                "file",
                "mcp.gateway.audit.file",
                files.resolve("audit.log").toString()));
    usual();
  }

  @AfterAll
  static void stop() {
    gateway.close();
    BACKEND.close();
    ISSUER.close();
  }

  @Test
  void areThoseOfTheDocument() {
    assertThat(existing()).isEqualTo(written());
  }

  @Test
  void tellRequestsByServerMethodDecisionAndCode() {
    assertThat(scraped())
        .contains(
            series("demo", "ping", "allowed", "none"),
            series("demo", "tools/call", "reported", "denied"),
            series("demo", "POST", "refused", "invalid_token"),
            series("demo", "GET", "refused", "no_credential"),
            series("none", "GET", "refused", "not_found"),
            series("none", "other", "refused", "bad_request"));
  }

  @Test
  void doNotGrowWithWhatCallersSay() {
    hostile("first");
    long before = count();
    for (int i = 0; i < 20; i++) {
      hostile("another-" + i);
    }
    assertThat(count()).isEqualTo(before);
    assertThat(scraped().toLowerCase(Locale.ROOT))
        .doesNotContain("another-", "alice", "mcp-client", "eyj");
  }

  /** Whatever makes a meter that is made when it is needed. */
  private static void usual() {
    call("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}", "alice");
    call(toolCall("echo"), "alice");
    send("GET", "/mcp");
    send("GET", "/nowhere");
    send("GET", "/mcp%zz");
    send("POST", "/mcp", "Authorization: Bearer unknown-and-opaque", "Content-Length: 0");
    scraped();
  }

  /** Everything that a caller can name, named in a way of its own. */
  private static void hostile(String word) {
    call("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + word + "\"}", word);
    call(toolCall(word), word);
    send("GET", "/" + word);
    send("GET", "/mcp?" + word + "=1", "traceparent: " + word, "Mcp-Session-Id: " + word);
    send(word.toUpperCase(Locale.ROOT), "/mcp");
    send("POST", "/mcp", "Authorization: Bearer " + word, "Content-Length: 0");
    RawHttp.send(gateway.port(), "GET", "/mcp", "Host: " + word + ".example");
    RawHttp.send(
        gateway.port(),
        "GET",
        "/mcp",
        "Host: localhost:" + gateway.port(),
        "Origin: https://" + word + ".example");
  }

  private static String toolCall(String tool) {
    return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"%s\"}}"
        .formatted(tool);
  }

  private static void call(String message, String subject) {
    var token = Tokens.of(ISSUER, gateway.resource()).with("sub", subject).sign();
    assertThat(Ping.to(gateway.uri("/mcp")).bearer(token).message(message).send().statusCode())
        .isEqualTo(200);
  }

  private static void send(String method, String target, String... more) {
    String[] headers = new String[more.length + 1];
    headers[0] = "Host: localhost:" + gateway.port();
    System.arraycopy(more, 0, headers, 1, more.length);
    assertThat(RawHttp.send(gateway.port(), method, target, headers).status()).isBetween(400, 499);
  }

  private static String series(String server, String method, String decision, String code) {
    return "mcp_gateway_requests_total{code=\"%s\",decision=\"%s\",method=\"%s\",server=\"%s\"}"
        .formatted(code, decision, method, server);
  }

  /** How many series are kept of requests, those of the frameworks too. */
  private static long count() {
    return scraped().lines().filter(each -> each.matches("(mcp_gateway|http_)\\w+.*")).count();
  }

  /** The labels of each meter that is there; a timer is one. */
  private static Map<String, Set<String>> existing() {
    return scraped()
        .lines()
        .map(SERIES::matcher)
        .filter(Matcher::matches)
        .collect(
            Collectors.toMap(
                each -> each.group(1).replaceFirst("_seconds_(count|sum|max)$", "_seconds"),
                each -> labels(each.group(2) == null ? "" : each.group(2)),
                MetersIT::united,
                TreeMap::new));
  }

  private static Set<String> labels(String text) {
    return LABEL
        .matcher(text)
        .results()
        .map(each -> each.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> united(Set<String> one, Set<String> other) {
    one.addAll(other);
    return one;
  }

  private static Map<String, Set<String>> written() {
    String text = Documents.text("docs/operating.md");
    String table =
        text.substring(text.indexOf("<!-- meters -->"), text.indexOf("<!-- /meters -->"));
    return Documents.rows(table, 3).stream()
        .collect(
            Collectors.toMap(
                row -> row.getFirst().replace("`", ""),
                row ->
                    NAME.matcher(row.get(1))
                        .results()
                        .map(MatchResult::group)
                        .collect(Collectors.toCollection(TreeSet::new))));
  }

  private static String scraped() {
    return Meters.scraped(gateway.managementPort());
  }
}
