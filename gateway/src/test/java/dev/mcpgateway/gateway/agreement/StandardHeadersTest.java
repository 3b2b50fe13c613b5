package dev.mcpgateway.gateway.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.gateway.mcp.MessageReader;
import dev.mcpgateway.gateway.mcp.Messages;
import dev.mcpgateway.gateway.mcp.Reading;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StandardHeadersTest {

  private static final String NEW = "2026-07-28";
  private static final StandardHeaders NONE = headers(null, null, null);

  @ParameterizedTest
  @CsvSource({
    "tools/call, name, echo",
    "prompts/get, name, echo",
    "resources/read, uri, echo",
    "tools/call, name, =?base64?ZWNobw==?="
  })
  void agreeWhereAllSayTheSame(String method, String member, String header) {
    Messages call = call(method, "\"" + member + "\":\"echo\"," + meta(NEW));
    assertThat(headers(NEW, method, header).difference(call)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Echo", "echo ", "ech", "", "=?base64?RWNobw==?=", "=?base64?ZWNobw?="})
  void differInName(String header) {
    Messages call = call("tools/call", "\"name\":\"echo\"," + meta(NEW));
    assertThat(headers(NEW, "tools/call", header).difference(call))
        .contains("Mcp-Name differs from params, or is malformed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tools/List", "ping", "", "tools/list "})
  void differInMethod(String header) {
    assertThat(headers(NEW, header, null).difference(call("tools/list", meta(NEW))))
        .contains("Mcp-Method differs from the method");
  }

  @Test
  void differInRevision() {
    assertThat(headers("2025-11-25", "ping", null).difference(call("ping", meta(NEW))))
        .contains("MCP-Protocol-Version differs from _meta");
    assertThat(NONE.difference(call("ping", meta(NEW))))
        .contains("MCP-Protocol-Version is missing");
    assertThat(headers(NEW, "ping", null).difference(call("ping", meta("2025-11-25"))))
        .contains("MCP-Protocol-Version differs from _meta");
  }

  @Test
  void leaveAMissingRevisionInTheBodyToTheServer() {
    assertThat(headers(NEW, "ping", null).difference(call("ping", ""))).isEmpty();
  }

  @Test
  void areDemandedOfRequestsSinceOneRevision() {
    assertThat(headers(NEW, null, null).difference(call("ping", meta(NEW))))
        .contains("Mcp-Method is missing");
    assertThat(
            headers(NEW, "tools/call", null)
                .difference(call("tools/call", "\"name\":\"echo\"," + meta(NEW))))
        .contains("Mcp-Name is missing");
    assertThat(headers(NEW, "tools/call", null).difference(call("tools/call", meta(NEW))))
        .isEmpty();
  }

  @Test
  void areDemandedOfNoNotificationAndNoEarlierRevision() {
    Messages notification = read("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
    assertThat(headers(NEW, null, null).difference(notification)).isEmpty();
    Messages call = call("tools/call", "\"name\":\"echo\"");
    assertThat(NONE.difference(call)).isEmpty();
    assertThat(headers("2025-11-25", null, null).difference(call)).isEmpty();
  }

  @Test
  void mayNotDifferInEarlierRevisionsEither() {
    Messages call = call("tools/call", "\"name\":\"echo\"");
    assertThat(headers(null, "ping", null).difference(call)).isPresent();
    assertThat(headers(null, null, "admin").difference(call)).isPresent();
    assertThat(headers("2025-11-25", "tools/call", "echo").difference(call)).isEmpty();
    assertThat(headers(null, null, "x").difference(call("tools/call", "\"uri\":\"x\"")))
        .isPresent();
  }

  @Test
  void sayNothingOfNamesElsewhere() {
    assertThat(headers(NEW, "tasks/get", "7").difference(call("tasks/get", meta(NEW)))).isEmpty();
  }

  @Test
  void haveNoPlaceWithAResponse() {
    Messages response = read("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}");
    assertThat(NONE.difference(response)).isEmpty();
    assertThat(headers(null, "tools/call", null).difference(response)).isPresent();
    assertThat(headers(null, null, "echo").difference(response)).isPresent();
  }

  @Test
  void mustAgreeWithEachElementOfABatch() {
    Messages batch =
        read(
            "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"},"
                + "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/list\"}]");
    assertThat(NONE.difference(batch)).isEmpty();
    assertThat(headers(null, "ping", null).difference(batch)).isPresent();
  }

  @Test
  void mustBeWellFormedWhereTheyMirrorArguments() {
    Messages call = call("ping", meta(NEW));
    assertThat(mirrored(NEW, "eu", "=?base64?w6k=?=").difference(call)).isEmpty();
    assertThat(mirrored(NEW, "eu", "=?base64?w6k?=").difference(call))
        .contains("Mcp-Param-* is malformed");
    assertThat(mirrored("2025-11-25", "\u00e9").difference(call("ping", ""))).isEmpty();
  }

  private static StandardHeaders mirrored(String version, String... values) {
    return new StandardHeaders(
        Optional.of(version), Optional.of("ping"), Optional.empty(), List.of(values));
  }

  private static StandardHeaders headers(
      @Nullable String version, @Nullable String method, @Nullable String name) {
    return new StandardHeaders(
        Optional.ofNullable(version),
        Optional.ofNullable(method),
        Optional.ofNullable(name),
        List.of());
  }

  private static String meta(String revision) {
    return "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"" + revision + "\"}";
  }

  private static Messages call(String method, String params) {
    return read(
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\",\"params\":{%s}}"
            .formatted(method, params));
  }

  private static Messages read(String json) {
    Reading reading = new MessageReader(10_000).read(json.getBytes(StandardCharsets.UTF_8), true);
    assertThat(reading).isInstanceOf(Reading.Read.class);
    return ((Reading.Read) reading).messages();
  }
}
