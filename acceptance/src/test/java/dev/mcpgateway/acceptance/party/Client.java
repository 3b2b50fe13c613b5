package dev.mcpgateway.acceptance.party;

import dev.mcpgateway.acceptance.machine.Repository;
import dev.mcpgateway.acceptance.machine.Run;
import dev.mcpgateway.acceptance.machine.RunningProcess;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The project's own client, run as a user runs it. */
public final class Client {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private Client() {}

  /** Runs the whole flow, with a login by script. */
  public static Run connect(URI server, String loginAs, String... options) throws IOException {
    List<String> words =
        new ArrayList<>(List.of("connect", server.toString(), "--login-as", loginAs));
    words.addAll(List.of(options));
    return run(words.toArray(String[]::new));
  }

  /** Runs {@code java -jar client.jar} with these words to its end. */
  public static Run run(String... words) throws IOException {
    return run(Map.of(), words);
  }

  /** The same with further variables in its environment. */
  public static Run run(Map<String, String> environment, String... words) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                RunningProcess.java(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                Repository.jar("client").toString()));
    command.addAll(List.of(words));
    return Run.of(command, Repository.root(), environment, LIMIT);
  }
}
