package dev.mcpgateway.gateway.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.gateway.exchange.ExchangeKey;
import dev.mcpgateway.gateway.mcp.KnownMethods;
import dev.mcpgateway.gateway.mcp.MessageReader;
import dev.mcpgateway.gateway.mcp.Messages;
import dev.mcpgateway.gateway.mcp.Reading;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

class MethodLabelTest {

  @ParameterizedTest
  @MethodSource("known")
  void namesTheMethodsOfMcp(String method) {
    assertThat(label("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\"}"))
        .isEqualTo(method);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "pings", "tools/call/x", "GET", "notifications/x"})
  void namesNoOther(String method) {
    assertThat(label("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\"}"))
        .isEqualTo("other");
  }

  @Test
  void tellsBatchesAndResponses() {
    String response = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}";
    assertThat(label(response)).isEqualTo("response");
    assertThat(label("[" + response + "]")).isEqualTo("response");
    assertThat(label("[" + response + "," + response + "]")).isEqualTo("batch");
  }

  @ParameterizedTest
  @CsvSource({
    "GET,GET",
    "HEAD,GET",
    "POST,POST",
    "DELETE,DELETE",
    "OPTIONS,OPTIONS",
    "PUT,other",
    "ping,other"
  })
  void namesTheMethodOfHttpWhereNoMessageWasRead(String method, String label) {
    assertThat(MethodLabel.of(exchange(method))).isEqualTo(label);
  }

  static Stream<String> known() {
    return KnownMethods.ALL.stream();
  }

  private static String label(String body) {
    MockServerWebExchange exchange = exchange("POST");
    ExchangeKey.MESSAGES.put(exchange, messages(body));
    return MethodLabel.of(exchange);
  }

  private static Messages messages(String body) {
    Reading reading = new MessageReader(100).read(body.getBytes(StandardCharsets.UTF_8), true);
    return ((Reading.Read) reading).messages();
  }

  private static MockServerWebExchange exchange(String method) {
    return MockServerWebExchange.from(
        MockServerHttpRequest.method(HttpMethod.valueOf(method), "/mcp"));
  }
}
