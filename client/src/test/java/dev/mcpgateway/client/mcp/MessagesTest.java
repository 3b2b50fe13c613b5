package dev.mcpgateway.client.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mcpgateway.client.flow.FlowException;
import dev.mcpgateway.client.flow.Problem;
import dev.mcpgateway.client.flow.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class MessagesTest {

  @Test
  void areWrittenAsJsonRpc() {
    assertThat(Messages.request(3, "ping", Messages.object().put("a", 1)))
        .hasToString("{\"jsonrpc\":\"2.0\",\"method\":\"ping\",\"id\":3,\"params\":{\"a\":1}}");
    assertThat(Messages.notification("x")).hasToString("{\"jsonrpc\":\"2.0\",\"method\":\"x\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"id\":1,\"result\":{}}', true, false",
    "'{\"id\":2,\"result\":{}}', false, false",
    "'{\"id\":1,\"method\":\"ping\"}', false, true",
    "'{\"method\":\"notifications/x\"}', false, false",
    "'{}', false, false"
  })
  void areToldApart(String text, boolean isResponse, boolean isRequest) {
    JsonNode message = Messages.read(text);

    assertThat(Messages.isResponseTo(1, message)).isEqualTo(isResponse);
    assertThat(Messages.isRequest(message)).isEqualTo(isRequest);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{", "hello", "7"})
  void areObjects(String text) {
    assertThat(
            catchThrowableOfType(FlowException.class, () -> Messages.read(text)).problem().kind())
        .isEqualTo(Problem.Kind.PROTOCOL);
  }

  @Test
  void holdAResultOrAnError() {
    assertThat(Messages.result(Messages.read("{\"result\":{\"a\":1}}"), Step.TOOLS, "m"))
        .hasToString("{\"a\":1}");
    Problem problem =
        catchThrowableOfType(
                FlowException.class,
                () ->
                    Messages.result(
                        Messages.read("{\"error\":{\"code\":-32601,\"message\":\"no\"}}"),
                        Step.TOOLS,
                        "m"))
            .problem();
    assertThat(problem.came()).isEqualTo("error -32601: no");
    assertThat(problem.step()).isEqualTo(Step.TOOLS);
  }

  @Test
  void tellWhatAToolAnswered() {
    ToolResult result =
        ToolResult.of(
            Messages.read(
                "{\"isError\":true,\"content\":[{\"type\":\"text\",\"text\":\"a\"},"
                    + "{\"type\":\"image\",\"data\":\"x\"},{}]}"));

    assertThat(result.isError()).isTrue();
    assertThat(result.text()).isEqualTo("a\n[image]\n[unknown]");
    assertThat(ToolResult.of(Messages.object()))
        .isEqualTo(new ToolResult(false, "", Messages.object()));
  }
}
