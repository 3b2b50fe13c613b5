package dev.mcpgateway.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.gateway.mcp.Message;
import dev.mcpgateway.gateway.mcp.Messages;
import dev.mcpgateway.gateway.mcp.Reference;
import dev.mcpgateway.gateway.mcp.RequestId;
import dev.mcpgateway.gateway.policy.Operation;
import dev.mcpgateway.gateway.policy.Operation.Kind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;

class OperationsTest {

  @ParameterizedTest
  @CsvSource({
    "tools/call, TOOL",
    "prompts/get, PROMPT",
    "resources/read, RESOURCE",
    "resources/subscribe, RESOURCE",
    "resources/unsubscribe, RESOURCE"
  })
  void areAboutWhatTheCallNames(String method, Kind kind) {
    assertThat(Operations.of(call(method, "x"))).containsExactly(Operation.on(method, kind, "x"));
    assertThat(Operations.of(new dev.mcpgateway.gateway.mcp.Operation(method, Optional.empty())))
        .containsExactly(Operation.of(method));
  }

  @ParameterizedTest
  @CsvSource({"tools/list", "tasks/get", "tasks/result", "ping", "x/y"})
  void areTheMethodAloneWhereItNamesNothing(String method) {
    assertThat(Operations.of(call(method, "x"))).containsExactly(Operation.of(method));
  }

  @Test
  void ofACompletionAreAlsoTheUseOfWhatIsCompleted() {
    String method = "completion/complete";
    assertThat(
            Operations.of(
                referring(
                    method,
                    new Reference(Reference.Kind.PROMPT, "p"),
                    new Reference(Reference.Kind.RESOURCE, "file:///{x}"))))
        .containsExactly(
            Operation.on(method, Kind.PROMPT, "p"),
            Operation.on("prompts/get", Kind.PROMPT, "p"),
            Operation.on(method, Kind.RESOURCE, "file:///{x}"),
            Operation.on("resources/read", Kind.RESOURCE, "file:///{x}"));
    assertThat(Operations.of(referring(method))).containsExactly(Operation.of(method));
  }

  @Test
  void ofAResourceAreAllSpellings() {
    String sent = "file:///a/../b";
    for (String method : List.of("resources/read", "resources/subscribe")) {
      assertThat(Operations.of(call(method, sent)))
          .containsExactly(
              Operation.on(method, Kind.RESOURCE, sent),
              Operation.on(method, Kind.RESOURCE, "file:///b"));
    }
    var reference = new Reference(Reference.Kind.RESOURCE, sent);
    assertThat(Operations.of(referring("subscriptions/listen", reference)))
        .contains(Operation.on("resources/subscribe", Kind.RESOURCE, "file:///b"));
    assertThat(Operations.of(referring("completion/complete", reference)))
        .contains(
            Operation.on("completion/complete", Kind.RESOURCE, "file:///b"),
            Operation.on("resources/read", Kind.RESOURCE, "file:///b"));
    assertThat(Operations.of(call("tools/call", sent))).hasSize(1);
  }

  @Test
  void ofListeningAreAlsoTheSubscriptions() {
    String method = "subscriptions/listen";
    assertThat(Operations.of(referring(method, new Reference(Reference.Kind.RESOURCE, "a:b"))))
        .containsExactly(
            Operation.of(method), Operation.on("resources/subscribe", Kind.RESOURCE, "a:b"));
    assertThat(Operations.of(referring(method))).containsExactly(Operation.of(method));
  }

  @Test
  void areThoseOfAllMessages() {
    var id = new RequestId.Text("1");
    Messages messages =
        new Messages(
            List.of(
                new Message.Request(id, call("tools/call", "a")),
                new Message.Response(Optional.of(id)),
                // without an id it is no less a call
                new Message.Notification(call("tools/call", "b"))));
    assertThat(Operations.of(messages))
        .containsExactly(
            Operation.on("tools/call", Kind.TOOL, "a"), Operation.on("tools/call", Kind.TOOL, "b"));
  }

  @Test
  void areTheHttpMethodWhereThereIsNoMessage() {
    assertThat(Operations.of(HttpMethod.GET)).containsExactly(Operation.of("GET"));
    assertThat(Operations.of(HttpMethod.HEAD)).containsExactly(Operation.of("GET"));
    assertThat(Operations.of(HttpMethod.DELETE)).containsExactly(Operation.of("DELETE"));
    assertThat(Operations.of(HttpMethod.PUT)).containsExactly(Operation.of("PUT"));
  }

  private static dev.mcpgateway.gateway.mcp.Operation call(String method, String target) {
    return new dev.mcpgateway.gateway.mcp.Operation(method, Optional.of(target));
  }

  private static dev.mcpgateway.gateway.mcp.Operation referring(
      String method, Reference... references) {
    return new dev.mcpgateway.gateway.mcp.Operation(
        method, Optional.empty(), List.of(references), Optional.empty());
  }
}
