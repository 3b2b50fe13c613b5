package dev.mcpgateway.acceptance.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mcpgateway.acceptance.machine.Conversation;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Programs that stay, and are asked in JSON-RPC on their standard input. */
final class ConversationTrial {

  private final Scene scene;
  private final Program program;
  private final Issuer issuer;
  private final ClientTable.Row row;
  private final List<String> command;

  ConversationTrial(
      Scene scene, Program program, Issuer issuer, ClientTable table, List<String> command) {
    this.scene = scene;
    this.program = program;
    this.issuer = issuer;
    this.row = table.row(program, issuer);
    this.command = List.copyOf(command);
  }

  /** All that it does with its own login; meanwhile is for the time until that expires. */
  void run(Surroundings around, Meanwhile meanwhile) throws IOException, InterruptedException {
    try (Conversation conversation = start("first", command, around.environment())) {
      long registered = scene.registrations();
      begin(conversation);
      Instant begun = scene.now();
      assertThat(around.logins()).isEqualTo(1);
      row.did(Ability.LOGIN);
      scene.registration(row, issuer, registered);
      echo(conversation);
      row.did(Ability.CALL);
      meanwhile.act();
      scene.awaitExpiry(begun);
      refreshes(conversation, around);
      stepsUp(conversation, around);
    }
    int before = around.logins();
    try (Conversation again = start("again", command, around.environment())) {
      begin(again);
      echo(again);
    }
    assertThat(around.logins()).isEqualTo(before);
    row.did(Ability.STORED_TOKEN);
  }

  /** It is refused right after its first login, where {@link #run} does not show it step up. */
  void stepsUpAtOnce(Surroundings around, Map<String, String> environment, Reason limit) {
    try (Conversation conversation = start("step-up", command, environment)) {
      begin(conversation);
      assertThat(around.logins()).isEqualTo(1);
      steppedUp(sum(conversation), conversation, around, 1);
    }
    row.did(Ability.STEP_UP, limit);
  }

  /** It has a token already: by further words of its command line, or a variable. */
  void takesAToken(Surroundings around, Map<String, String> environment, String... words) {
    List<String> given = new ArrayList<>(command);
    given.addAll(List.of(words));
    try (Conversation conversation = start("given", given, environment)) {
      begin(conversation);
      echo(conversation);
    }
    assertThat(around.logins()).isZero();
    row.did(Ability.GIVEN_TOKEN);
  }

  /** Nobody is there to log in. */
  void saysThatALoginIsNeeded(Map<String, String> environment, String said) {
    try (Conversation conversation = start("alone", command, environment)) {
      conversation.request("initialize", hello());
      await().atMost(Scene.LIMIT).until(() -> conversation.log().contains(said));
      conversation.terminate();
    }
    row.did(Ability.WITHOUT_LOGIN);
  }

  private void refreshes(Conversation conversation, Surroundings around) {
    echo(conversation);
    if (program == Program.SDK_V1 && issuer == Issuer.DEX) {
      // for the call, and it may be for the stream that ended with the token
      assertThat(around.logins()).isGreaterThan(1);
      assertThat(around.askedLast()).doesNotContain("offline_access");
      row.cannot(Ability.REFRESH, Reason.NO_OFFLINE_ACCESS);
    } else {
      assertThat(around.logins()).isEqualTo(1);
      row.did(Ability.REFRESH);
    }
  }

  /** Two do not at this point; {@link #stepsUpAtOnce} is for them. */
  private void stepsUp(Conversation conversation, Surroundings around) {
    int logins = around.logins();
    long before = scene.stepUps(issuer);
    JsonNode sum = sum(conversation);
    assertThat(scene.stepUps(issuer)).isGreaterThan(before);
    if (program == Program.SDK_V1 && issuer == Issuer.OIDC_PROVIDER) {
      assertThat(sum.path("error").toString()).contains("403 after trying upscoping");
      assertThat(around.logins()).isEqualTo(logins);
    } else if (program == Program.MCP_REMOTE && issuer == Issuer.DEX) {
      // it is refused again with what it has got, until its user or its own limit ends that
      assertThat(sum.path("error").toString()).containsAnyOf("Unauthorized", "token exchanges");
      await().atMost(Scene.LIMIT).until(() -> around.logins() > logins);
      assertThat(around.askedLast()).contains(issuer.scope(), issuer.more());
    } else {
      steppedUp(sum, conversation, around, logins);
      row.did(Ability.STEP_UP);
    }
  }

  private void steppedUp(
      JsonNode sum, Conversation conversation, Surroundings around, int loginsBefore) {
    assertThat(text(sum)).as(sum + conversation.log()).isEqualTo("5");
    assertThat(around.logins()).isGreaterThan(loginsBefore);
    assertThat(around.askedLast()).contains(issuer.scope(), issuer.more());
  }

  /** What can be tried while a token expires. */
  interface Meanwhile {
    void act() throws IOException, InterruptedException;
  }

  private Conversation start(String part, List<String> words, Map<String, String> environment) {
    return Conversation.with(
        "%s-%s-%s".formatted(program.clientId(), issuer.server(), part), words, environment);
  }

  private static Map<String, Object> hello() {
    return Map.of(
        "protocolVersion", "2025-11-25",
        "capabilities", Map.of(),
        "clientInfo", Map.of("name", "test", "version", "1"));
  }

  private static void begin(Conversation conversation) {
    JsonNode answer = conversation.ask("initialize", hello(), Scene.LIMIT);
    assertThat(answer.path("result").path("serverInfo").path("name").asString(""))
        .as(answer + conversation.log())
        .isEqualTo("mcp-backend");
    conversation.tell("notifications/initialized");
  }

  private static void echo(Conversation conversation) {
    JsonNode answer = call(conversation, "echo", Map.of("message", "hello"));
    assertThat(text(answer)).as(answer + conversation.log()).isEqualTo("hello");
  }

  private static JsonNode sum(Conversation conversation) {
    return call(conversation, Scene.GUARDED, Map.of("operation", "add", "a", 2, "b", 3));
  }

  private static JsonNode call(Conversation conversation, String tool, Map<String, ?> arguments) {
    return conversation.ask(
        "tools/call", Map.of("name", tool, "arguments", arguments), Scene.LIMIT);
  }

  private static String text(JsonNode answer) {
    return answer.path("result").path("content").path(0).path("text").asString("");
  }
}
