package dev.mcpgateway.acceptance.suite.server;

import dev.mcpgateway.acceptance.machine.NodeTools;
import dev.mcpgateway.acceptance.machine.Repository;
import dev.mcpgateway.acceptance.machine.Run;
import dev.mcpgateway.acceptance.party.AccessToken;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.ObjectMapper;

/**
 * One run of the suite against one address, and what each of its checks found.
 *
 * @param exit the suite's exit status
 * @param checks how often each {@code scenario / check / status} was reported
 */
record SuiteRun(int exit, Map<String, Integer> checks) {

  /** A host must not be called by a stranger's name; the servers here leave that to others. */
  static final String DNS_REBINDING = "dns-rebinding-protection";

  private static final String SUITE = "@modelcontextprotocol/conformance/dist/index.js";
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final Pattern DIRECTORY = Pattern.compile("server-(.+)-\\d{4}-\\d\\d-\\d\\dT.*");
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Runs all scenarios of a revision.
   *
   * @param token what to show; empty: nothing
   */
  static SuiteRun of(String name, URI server, String revision, Optional<AccessToken> token)
      throws IOException {
    NodeTools node = NodeTools.required();
    Path out = Files.createTempDirectory(Repository.target("suite"), name);
    List<String> command = new ArrayList<>(List.of(node.node()));
    Map<String, String> environment = new HashMap<>();
    token.ifPresent(shown -> {
      command.addAll(List.of("--import", node.script("add-token.mjs").toString()));
      environment.put("MCP_AUTH_URL", server.toString());
      environment.put("MCP_AUTH_TOKEN", shown.text());
    });
    command.add(node.file(SUITE).toString());
    command.addAll(List.of("server", "--url", server.toString()));
    command.addAll(List.of("--requirements", revision, "-o", out.toString()));
    Run run = Run.of(command, out, environment, LIMIT);
    Files.writeString(out.resolve("output.txt"), run.output());
    return new SuiteRun(run.exit(), read(out));
  }

  /** The checks of all scenarios but one. */
  Map<String, Integer> without(String scenario) {
    var others = new TreeMap<>(checks);
    others.keySet().removeIf(check -> check.startsWith(scenario + " / "));
    return others;
  }

  /** The checks of one scenario. */
  Map<String, Integer> only(String scenario) {
    var own = new TreeMap<>(checks);
    own.keySet().removeIf(check -> !check.startsWith(scenario + " / "));
    return own;
  }

  /** How many checks ended like this. */
  int count(String status) {
    return checks.entrySet().stream()
        .filter(check -> check.getKey().endsWith(" / " + status))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  private static Map<String, Integer> read(Path out) throws IOException {
    var checks = new TreeMap<String, Integer>();
    try (Stream<Path> directories = Files.list(out)) {
      for (Path directory : directories.toList()) {
        Matcher matcher = DIRECTORY.matcher(directory.getFileName().toString());
        if (matcher.matches()) {
          read(directory, matcher.group(1)).forEach(check -> checks.merge(check, 1, Integer::sum));
        }
      }
    }
    return checks;
  }

  private static List<String> read(Path directory, String scenario) throws IOException {
    Path report = directory.resolve("checks.json");
    if (!Files.exists(report)) {
      return List.of(scenario + " / all / BROKEN OFF");
    }
    return JSON.readTree(report)
        .valueStream()
        .map(check ->
            "%s / %s / %s"
                .formatted(scenario, check.path("id").asString(), check.path("status").asString()))
        .toList();
  }
}
