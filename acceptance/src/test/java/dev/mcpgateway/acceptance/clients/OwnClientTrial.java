package dev.mcpgateway.acceptance.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.acceptance.machine.Run;
import dev.mcpgateway.acceptance.party.Client;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** This project's client on the command line, which keeps its login in an encrypted file. */
final class OwnClientTrial {

  private static final int USAGE = 2;
  private static final int NOT_AUTHORIZED = 3;

  private final Scene scene;
  private final Issuer issuer;
  private final ClientTable.Row row;

  OwnClientTrial(Scene scene, Issuer issuer, ClientTable table) {
    this.scene = scene;
    this.issuer = issuer;
    this.row = table.row(Program.OWN, issuer);
  }

  void run(Surroundings around, Surroundings others) throws IOException, InterruptedException {
    long registered = scene.registrations();
    succeeds(client(around, "login"), "Logged in");
    Instant begun = scene.now();
    assertThat(around.logins()).isEqualTo(1);
    row.did(Ability.LOGIN);
    scene.registration(row, issuer, registered);
    succeeds(client(around, "call", "echo", "message=hello"), "hello");
    assertThat(around.logins()).isEqualTo(1);
    row.did(Ability.CALL);
    row.did(Ability.STORED_TOKEN);
    withoutAUser(others);
    scene.awaitExpiry(begun);
    succeeds(client(around, "call", "echo", "message=hello"), "hello");
    assertThat(around.logins()).isEqualTo(1);
    row.did(Ability.REFRESH);
    stepsUp(around);
  }

  private void withoutAUser(Surroundings others) throws IOException {
    Run alone = client(others, "login", "--no-browser", "--timeout", "1");
    assertThat(alone.exit()).as(alone.output()).isEqualTo(NOT_AUTHORIZED);
    assertThat(others.logins()).isZero();
    row.did(Ability.WITHOUT_LOGIN);
    Run token = client(others, "call", "echo", "message=hello", "--token", "x");
    assertThat(token.exit()).as(token.output()).isEqualTo(USAGE);
    assertThat(token.err()).contains("Unknown option: '--token'");
    row.cannot(Ability.GIVEN_TOKEN, Reason.TAKES_NO_TOKEN);
  }

  private void stepsUp(Surroundings around) throws IOException {
    long before = scene.stepUps(issuer);
    succeeds(client(around, "call", Scene.GUARDED, "operation=add", "a=2", "b=3"), "5");
    assertThat(scene.stepUps(issuer)).isGreaterThan(before);
    assertThat(around.logins()).isEqualTo(2);
    assertThat(around.askedLast()).contains(issuer.scope(), issuer.more());
    row.did(Ability.STEP_UP);
  }

  private static void succeeds(Run run, String said) {
    assertThat(run.exit()).as(run.output()).isZero();
    assertThat(run.out()).contains(said);
  }

  private Run client(Surroundings around, String command, String... words) throws IOException {
    Path key = around.home().resolve("key");
    if (!Files.exists(key)) {
      Files.writeString(key, Base64.getEncoder().encodeToString(new byte[32]));
      Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    }
    List<String> all = new ArrayList<>(List.of(command, scene.resource(issuer).toString()));
    all.addAll(List.of(words));
    all.addAll(List.of("--store", around.home().resolve("tokens").toString()));
    all.addAll(List.of("--store-key-file", key.toString()));
    return Client.run(around.environment(), all.toArray(String[]::new));
  }
}
