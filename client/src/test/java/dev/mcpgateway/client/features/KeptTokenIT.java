package dev.mcpgateway.client.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.client.testing.Demo;
import dev.mcpgateway.client.testing.Demo.Outcome;
import dev.mcpgateway.client.testing.ShownProof;
import dev.mcpgateway.client.testing.StoreFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A token that was got once serves the commands that follow, until it is forgotten. */
final class KeptTokenIT {

  @TempDir private Path directory;
  private StoreFiles kept = new StoreFiles(Path.of("none"), Path.of("none"));
  @AutoClose private final Demo demo = new Demo();

  @BeforeEach
  void prepare() {
    kept = StoreFiles.in(directory);
  }

  @Test
  void servesLaterCommandsUntilItIsForgotten() {
    assertThat(run("login", "--login-as=alice:secret").code()).isZero();
    assertThat(run("call", "echo", "message=hi").out()).contains("hi");
    assertThat(demo.requests().stream().filter("as GET /authorize"::equals)).hasSize(1);

    assertThat(run("logout").code()).isZero();
    assertThat(run("token").code()).isEqualTo(3);
  }

  @Test
  void isShownOnlyIfThatIsAskedFor() {
    run("login", "--login-as=alice:secret");

    Outcome shown = run("token");
    assertThat(shown.out()).contains("\"issuer\"", "\"expiresAt\"").doesNotContain("token-");
    assertThat(run("token", "--json").out()).doesNotContain("token-");
    assertThat(run("token", "--show-token").out()).contains("token-");
  }

  @Test
  void isUsedByTheKeyThatItIsBoundTo() throws IOException {
    demo.as().metadata(it -> it.putArray("dpop_signing_alg_values_supported").add("ES256"));
    Path report = directory.resolve("flow.html");

    assertThat(run("login", "--login-as=alice:secret", "--dpop").code()).isZero();
    assertThat(run("call", "echo", "message=hi", "--report", report.toString()).out())
        .contains("hi");

    assertThat(demo.requests().stream().filter("as GET /authorize"::equals)).hasSize(1);
    List<ShownProof> proofs =
        demo.mcp().server().calls("/mcp").stream()
            .filter(call -> call.header("Authorization").startsWith("DPoP token-"))
            .map(call -> ShownProof.of(call.header("DPoP")))
            .toList();
    assertThat(proofs.stream().map(proof -> proof.claim("jti"))).doesNotHaveDuplicates();
    assertThat(proofs.stream().map(ShownProof::thumbprint).distinct()).hasSize(1);
    String shown = run("token", "--show-token").out();
    assertThat(shown).contains("\"boundToKey\" : \"" + proofs.getFirst().thumbprint());
    assertThat(shown + Files.readString(report)).doesNotContain("\"d\"", "dpop+jwt", "eyJ");
  }

  @Test
  void isSealedByTheKeyringWhereNoKeyFileIsNamed() throws IOException {
    Path program =
        Files.writeString(
            directory.resolve("secret-tool"),
            "#!/bin/sh\n[ $1 = store ] && exec cat >$0.kept\ncat $0.kept 2>/dev/null\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    String[] where = {
      "--store", directory.resolve("sealed").toString(), "--keyring-path", directory.toString()
    };

    assertThat(Demo.run(with(where, "login", url(), "--login-as=alice:secret")).code()).isZero();
    assertThat(Demo.run(with(where, "token", url())).out()).contains("\"issuer\"");
  }

  private static String[] with(String[] more, String... words) {
    return Stream.of(words, more).flatMap(Stream::of).toArray(String[]::new);
  }

  @Test
  void isSealedByAPassphraseThatIsNoArgument() throws IOException {
    String right = Files.writeString(directory.resolve("right"), "correct horse\n").toString();
    String wrong = Files.writeString(directory.resolve("wrong"), "battery staple").toString();
    String[] store = {"--store", directory.resolve("sealed").toString()};
    String option = "--store-passphrase-file=";

    assertThat(
            Demo.run(with(store, "login", url(), "--login-as=alice:secret", option + right)).code())
        .isZero();
    assertThat(Demo.run(with(store, "token", url(), option + right)).out()).contains("\"issuer\"");
    assertThat(Demo.run(with(store, "token", url(), option + wrong)).out())
        .contains("sealed with another key");
    assertThat(Demo.run(with(store, "token", url(), option + right, "--store-key-file=k")).err())
        .contains("exclude each other");
  }

  @Test
  void saysWhatIsWrongWithItsKey() throws IOException {
    run("login", "--login-as=alice:secret");
    Files.writeString(kept.key(), "short");

    Outcome outcome = run("token");

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.out()).contains("openssl rand -base64 32");
  }

  @Test
  void asksNobodyToLogInForAStoreThatCannotBeUsed() throws IOException {
    Files.writeString(kept.key(), "short");

    assertThat(run("login", "--login-as=alice:secret").out()).contains("openssl rand -base64 32");
    assertThat(run("call", "echo", "message=hi").code()).isEqualTo(2);
    assertThat(demo.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"login", "logout", "token"})
  void needsAPlace(String command) {
    Outcome outcome = Demo.run(command, url());

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("--store");
    assertThat(Demo.run(command, url(), "--store", "x", "--keyring-path", "").err())
        .contains("--store-key-file");
  }

  private String url() {
    return demo.mcp().server().base() + "/mcp";
  }

  private Outcome run(String command, String... more) {
    return kept.run(
        Stream.concat(Stream.of(command, url()), Stream.of(more)).toArray(String[]::new));
  }
}
