package dev.mcpgateway.acceptance.suite.client;

import static java.util.stream.Collectors.joining;

import dev.mcpgateway.acceptance.machine.NodeTools;
import dev.mcpgateway.acceptance.machine.Repository;
import dev.mcpgateway.acceptance.machine.Run;
import dev.mcpgateway.acceptance.machine.RunningProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The suite and the program that it starts: the client's library with the part of its tests that
 * plays scenarios.
 */
final class SuiteClient {

  private static final String SUITE = "@modelcontextprotocol/conformance/dist/index.js";
  private static final String PROGRAM = "dev.mcpgateway.client.conformance.ConformanceClient";
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final NodeTools node;
  private final Path home;

  private SuiteClient(NodeTools node, Path home) {
    this.node = node;
    this.home = home;
  }

  /** Packs the program, so that its classes can be shared between the runs. */
  static SuiteClient prepare() throws IOException {
    NodeTools node = NodeTools.required();
    Path home = Repository.target("suite-client");
    Path jar = home.resolve("program.jar");
    Path archive = home.resolve("classes.jsa");
    Files.deleteIfExists(archive);
    Path classes = Repository.root().resolve("client/target/test-classes");
    succeed(
        List.of(
            RunningProcess.java().replaceFirst("java$", "jar"),
            "--create",
            "--file",
            jar.toString(),
            "-C",
            classes.toString(),
            PROGRAM.substring(0, PROGRAM.lastIndexOf('.')).replace('.', '/')));
    Path arguments = home.resolve("arguments");
    Files.writeString(arguments, arguments(jar));
    // nobody listens there: what is wanted is that the classes are loaded, once for all runs
    Run.of(
        List.of(
            RunningProcess.java(),
            "-XX:ArchiveClassesAtExit=" + archive,
            "@" + arguments,
            PROGRAM,
            "http://localhost:1/mcp"));
    Files.writeString(arguments, "\n-XX:SharedArchiveFile=" + archive, StandardOpenOption.APPEND);
    return new SuiteClient(node, home);
  }

  private static String arguments(Path jar) throws IOException {
    Path client = Repository.jar("client");
    try (Stream<Path> libraries = Files.list(client.resolveSibling("lib"))) {
      String path =
          Stream.concat(Stream.of(jar, client), libraries.sorted())
              .map(Path::toString)
              .collect(joining(":"));
      return String.join(
          "\n",
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-Xmx128m",
          "-Xshare:auto",
          "-cp",
          path);
    }
  }

  private static void succeed(List<String> command) throws IOException {
    Run run = Run.of(command);
    if (!run.succeeded()) {
      throw new AssertionError(command + "\n" + run.output());
    }
  }

  /** One scenario by itself: this way warnings and the program's exit status count. */
  SuiteResult scenario(String scenario, String revision, String fault) throws IOException {
    List<String> what = new ArrayList<>(List.of("--scenario", scenario));
    if (!revision.equals("extension")) {
      what.addAll(List.of("--spec-version", revision));
    }
    return run(what, fault);
  }

  /** All that a revision requires, at once. */
  SuiteResult requirements(String revision) throws IOException {
    Path none = Repository.testFile("resources/suite/expected-failures.yml");
    return run(List.of("--requirements", revision, "--expected-failures", none.toString()), "NONE");
  }

  private SuiteResult run(List<String> what, String fault) throws IOException {
    Path out = Files.createTempDirectory(home, "run");
    // the suite ends the shell that it started, and not what that has started
    String program =
        "timeout -k 5 100 %s -Dfault=%s @%s %s"
            .formatted(RunningProcess.java(), fault, home.resolve("arguments"), PROGRAM);
    List<String> command = new ArrayList<>(node.command(SUITE, "client", "--command", program));
    command.addAll(what);
    command.addAll(List.of("--timeout", "120000", "-o", out.toString()));
    Run run = Run.of(command, out, Map.of(), LIMIT);
    Files.writeString(out.resolve("output.txt"), run.output());
    return SuiteResult.of(run, out);
  }
}
