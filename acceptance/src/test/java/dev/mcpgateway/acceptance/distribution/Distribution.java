package dev.mcpgateway.acceptance.distribution;

import dev.mcpgateway.acceptance.machine.Repository;
import dev.mcpgateway.acceptance.machine.Run;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The zip, unpacked below target with the permissions that it gives. */
record Distribution(Path home) {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  static Distribution unpack() throws IOException {
    Path zip = Repository.jar("client").resolveSibling("mcp-client.zip");
    Path to = Files.createTempDirectory(Repository.target("distribution"), "with space ");
    try (FileSystem packed =
        FileSystems.newFileSystem(zip, Map.of("enablePosixFileAttributes", true))) {
      try (Stream<Path> files = Files.walk(packed.getPath("/mcp-client"))) {
        for (Path file : files.toList()) {
          Path target = to.resolve(file.toString().substring(1));
          if (Files.isDirectory(file)) {
            Files.createDirectories(target);
          } else {
            Files.copy(file, target);
            Files.setPosixFilePermissions(target, Files.getPosixFilePermissions(file));
          }
        }
      }
    }
    return new Distribution(to.resolve("mcp-client"));
  }

  /** Runs the script with the JDK of the test. */
  Run run(String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of(home.resolve("bin/mcp-client").toString()));
    command.addAll(List.of(words));
    return Run.of(
        command,
        home,
        Map.of(
            "JAVA_HOME", System.getProperty("java.home"),
            "XDG_CACHE_HOME", home.resolveSibling("cache").toString()),
        LIMIT);
  }

  Path archive() {
    return home.resolveSibling("cache/mcp-client/classes.jsa");
  }
}
