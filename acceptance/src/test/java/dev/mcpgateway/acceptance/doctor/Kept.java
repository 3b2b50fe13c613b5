package dev.mcpgateway.acceptance.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.acceptance.machine.Run;
import dev.mcpgateway.acceptance.party.AuthorizationServer;
import dev.mcpgateway.acceptance.party.Client;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** What a user of the doctor keeps in a directory that nobody else reads. */
final class Kept {

  private Kept() {}

  /** The options by which a command uses the token of a login there, which is made now. */
  static List<String> login(URI server, Path directory) throws IOException {
    String key = secret(directory, "key", "0".repeat(43) + "=");
    List<String> kept =
        List.of(
            ("--client-id mcp-client --store " + directory + "/tokens --store-key-file " + key)
                .split(" "));
    List<String> words = new ArrayList<>(List.of("login", server.toString()));
    words.addAll(List.of("--login-as", AuthorizationServer.LOGIN));
    words.addAll(kept);
    Run login = Client.run(words.toArray(String[]::new));
    assertThat(login.exit()).as(login.output()).isZero();
    return kept;
  }

  /** A file that only its user reads. */
  static String secret(Path directory, String name, String text) throws IOException {
    Path file = Files.writeString(directory.resolve(name), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return file.toString();
  }
}
