package dev.mcpgateway.acceptance.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.acceptance.machine.NodeTools;
import dev.mcpgateway.acceptance.machine.Ports;
import dev.mcpgateway.acceptance.machine.Run;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The Inspector on the command line, which makes one call and ends. */
final class InspectorTrial {

  private static final int AUTHORIZATION_NEEDED = 3;
  private static final List<String> ECHO = List.of("echo", "--tool-arg", "message=hello");
  private static final List<String> SUM =
      List.of(
          Scene.GUARDED, "--tool-arg", "operation=add", "--tool-arg", "a=2", "--tool-arg", "b=3");

  private final Scene scene;
  private final Issuer issuer;
  private final ClientTable.Row row;

  InspectorTrial(Scene scene, Issuer issuer, ClientTable table) {
    this.scene = scene;
    this.issuer = issuer;
    this.row = table.row(Program.INSPECTOR, issuer);
  }

  void run(Surroundings around, Surroundings others, Surroundings fresh)
      throws IOException, InterruptedException {
    long registered = scene.registrations();
    succeeds(inspect(around, ECHO));
    Instant begun = scene.now();
    assertThat(around.logins()).isEqualTo(1);
    row.did(Ability.LOGIN);
    row.did(Ability.CALL);
    scene.registration(row, issuer, registered);
    succeeds(inspect(around, ECHO, "--stored-auth-only"));
    row.did(Ability.STORED_TOKEN);
    withoutAUser(others);
    scene.awaitExpiry(begun);
    succeeds(inspect(around, ECHO, "--stored-auth-only"));
    assertThat(around.logins()).isEqualTo(1);
    row.did(Ability.REFRESH);
    if (issuer == Issuer.OIDC_PROVIDER) {
      refreshesInstead(around);
      stepsUp(fresh, told("mcp-client", "/callback", SUM));
      row.did(Ability.STEP_UP, Reason.NOT_AFTER_ITS_OWN_REGISTRATION);
    } else {
      stepsUp(around, command(SUM));
      row.did(Ability.STEP_UP);
    }
  }

  private void withoutAUser(Surroundings others) throws IOException, InterruptedException {
    Run none = inspect(others, ECHO, "--stored-auth-only");
    assertThat(none.exit()).as(none.output()).isEqualTo(AUTHORIZATION_NEEDED);
    assertThat(none.err()).contains("auth_required");
    row.did(Ability.WITHOUT_LOGIN);
    succeeds(inspect(others, ECHO, "--header", "Authorization: " + scene.token(issuer).bearer()));
    row.did(Ability.GIVEN_TOKEN);
    assertThat(others.logins()).isZero();
  }

  private void refreshesInstead(Surroundings around) throws IOException {
    long before = scene.stepUps(issuer);
    Run run = agreeing(around, command(SUM));
    assertThat(scene.stepUps(issuer)).isGreaterThan(before);
    assertThat(run.exit()).as(run.output()).isNotZero();
    assertThat(run.output()).contains("AUTHORIZED without authorization code");
    assertThat(around.logins()).isEqualTo(1);
  }

  private void stepsUp(Surroundings around, List<String> command) throws IOException {
    long before = scene.stepUps(issuer);
    Run run = agreeing(around, command);
    assertThat(scene.stepUps(issuer)).isGreaterThan(before);
    assertThat(run.exit()).as(run.output()).isZero();
    assertThat(run.out()).contains("\"5\"");
    assertThat(around.logins()).isEqualTo(2);
    assertThat(around.askedLast()).contains(issuer.scope(), issuer.more());
  }

  private static void succeeds(Run run) {
    assertThat(run.exit()).as(run.output()).isZero();
    assertThat(run.out()).contains("\"hello\"");
  }

  /** It asks its user whether to go on. */
  private static Run agreeing(Surroundings around, List<String> command) throws IOException {
    List<String> shell = new ArrayList<>(List.of("/bin/sh", "-c", "echo y | \"$@\"", "sh"));
    shell.addAll(command);
    return Run.of(shell, around.home(), around.environment(), Scene.LIMIT);
  }

  private Run inspect(Surroundings around, List<String> tool, String... words) throws IOException {
    List<String> command = command(tool);
    command.addAll(List.of(words));
    return Run.of(command, around.home(), around.environment(), Scene.LIMIT);
  }

  private List<String> command(List<String> tool) throws IOException {
    return issuer == Issuer.DEX
        ? told(Program.INSPECTOR.clientId(), "/oauth/callback", tool)
        : command("/oauth/callback", tool);
  }

  /** It is told its client id, which allows this path. */
  private List<String> told(String clientId, String path, List<String> tool) throws IOException {
    List<String> command = command(path, tool);
    command.addAll(List.of("--client-id", clientId));
    return command;
  }

  private List<String> command(String path, List<String> tool) throws IOException {
    List<String> command =
        NodeTools.required()
            .command(
                "@modelcontextprotocol/inspector/clients/launcher/build/index.js",
                "--cli",
                scene.resource(issuer).toString(),
                "--transport",
                "http",
                "--format",
                "json",
                "--callback-url",
                "http://127.0.0.1:" + Ports.free() + path,
                "--method",
                "tools/call",
                "--tool-name");
    command.addAll(tool);
    return command;
  }
}
