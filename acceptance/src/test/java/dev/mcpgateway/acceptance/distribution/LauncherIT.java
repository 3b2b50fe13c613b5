package dev.mcpgateway.acceptance.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.acceptance.machine.Run;
import dev.mcpgateway.acceptance.machine.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The script finds the client and Java, and hands on what it is given, in each shell that some
 * system has as its {@code sh}: of Debian, of macOS (bash, zsh, dash), of Alpine, of Android.
 */
@ParameterizedClass
@ValueSource(strings = {"dash", "bash --posix", "zsh --emulate sh", "busybox sh", "mksh"})
final class LauncherIT {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  /** Stands in for Java: shows what it was started with, and ends as if a server was away. */
  private static final String SHOWS = "#!/bin/sh\nprintf '[%s]' \"$@\"\nexit 4\n";

  private static Path script;
  private static Path top;

  private final List<String> shell;

  LauncherIT(String shell) {
    this.shell = Shell.required(shell.split(" "));
  }

  @BeforeAll
  static void unpack() throws IOException {
    Distribution distribution = Distribution.unpack();
    script = distribution.home().resolve("bin/mcp-client");
    top = distribution.home().resolveSibling("");
    Path java = Files.createDirectories(top.resolve("jdk (25)/bin")).resolve("java");
    Files.writeString(java, SHOWS);
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
    Path elsewhere = Files.createDirectory(top.resolve("else where"));
    Files.createSymbolicLink(elsewhere.resolve("mcp"), Path.of("again"));
    Files.createSymbolicLink(elsewhere.resolve("again"), elsewhere.relativize(script));
    Files.createSymbolicLink(elsewhere.resolve("bin dir"), script.getParent());
  }

  @Test
  void handsOnArgumentsAndExitCode() throws IOException {
    Run run = run(script, Map.of(), "call", "two words", "", "*", "$HOME", "q'u\"o\\n");

    assertThat(run.out()).endsWith("[call][two words][][*][$HOME][q'u\"o\\n]");
    assertThat(run.exit()).as(run.output()).isEqualTo(4);
  }

  @Test
  void findsItsClientThroughLinks() throws IOException {
    String client = "[-jar][" + top.resolve("mcp-client/mcp-client.jar") + "]";

    assertThat(run(top.relativize(script), Map.of()).out()).contains(client);
    assertThat(run(top.resolve("else where/mcp"), Map.of()).out()).contains(client);
    assertThat(run(top.resolve("else where/bin dir/mcp-client"), Map.of()).out()).contains(client);
  }

  @Test
  void saysThatThereIsNoJava() throws IOException {
    Run run = run(script, Map.of("JAVA_HOME", top.resolve("jdk").toString()));

    assertThat(run.exit()).isEqualTo(70);
    assertThat(run.output()).contains("no Java found: install a Java 25");
  }

  @Test
  void keepsWhatIsLoadedInADirectoryOfItsUser() throws IOException {
    Path cache = top.resolve(String.join("-", shell));

    assertThat(run(script, Map.of("XDG_CACHE_HOME", cache.toString()), "doctor").out())
        .contains("[-XX:+AutoCreateSharedArchive]")
        .contains("[-XX:SharedArchiveFile=" + cache.resolve("mcp-client/classes.jsa") + "]");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(cache.resolve("mcp-client"))))
        .isEqualTo("rwx------");
  }

  @Test
  void doesWithoutWhereItCannotKeepIt() throws IOException {
    String unused = "SharedArchive";

    assertThat(run(script, Map.of("XDG_CACHE_HOME", "/dev/null"), "call").output())
        .doesNotContain(unused)
        .endsWith("[call]");
    assertThat(run(script, Map.of("MCP_CLIENT_CACHE", ""), "call").out()).doesNotContain(unused);
    assertThat(run(script, Map.of("HOME", ""), "call").out()).doesNotContain(unused);
  }

  private Run run(Path program, Map<String, String> environment, String... words)
      throws IOException {
    List<String> command = new ArrayList<>(List.of("env", "-u", "XDG_CACHE_HOME"));
    command.add("JAVA_HOME=" + top.resolve("jdk (25)"));
    environment.forEach((name, value) -> command.add(name + "=" + value));
    command.addAll(shell);
    command.add(program.toString());
    command.addAll(List.of(words));
    return Run.of(command, top, Map.of("CDPATH", top.toString()), LIMIT);
  }
}
