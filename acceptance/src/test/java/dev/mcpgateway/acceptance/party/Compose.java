package dev.mcpgateway.acceptance.party;

import dev.mcpgateway.acceptance.machine.Engine;
import dev.mcpgateway.acceptance.machine.Ports;
import dev.mcpgateway.acceptance.machine.Repository;
import dev.mcpgateway.acceptance.machine.Run;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The repository's Compose file brought up, under a project name of its own. */
public final class Compose implements AutoCloseable {

  private static final String PROJECT = "mcp-gateway-acceptance";
  private static final String LABEL = "label=com.docker.compose.project=" + PROJECT;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration BUILD = Duration.ofMinutes(8);
  private static final Duration COMMAND = Duration.ofMinutes(2);

  private final List<String> words;
  private final Map<String, String> containers = new HashMap<>();

  private Compose(List<String> words) {
    this.words = words;
  }

  /** Takes the Compose that is there, with a further file beside the repository's own. */
  public static Compose with(String file) {
    Engine.required();
    List<String> words = new ArrayList<>(Engine.compose());
    words.addAll(List.of("-p", PROJECT, "-f", "docker-compose.yml", "-f", file));
    return new Compose(words);
  }

  /** Builds the images and starts the services, with the client logging in as this user. */
  public void up(String loginAs, List<Integer> ports) throws IOException {
    run(BUILD, List.of("build"), Map.of());
    List<Integer> taken = ports.stream().filter(Ports::taken).toList();
    if (!taken.isEmpty()) {
      throw new AssertionError("the demo's ports must be free, somebody listens at " + taken);
    }
    run(COMMAND, List.of("up", "-d"), Map.of("LOGIN_AS", loginAs));
  }

  /** Waits until a service ends by itself, and tells its exit status. */
  public int awaitExit(String service) throws IOException {
    return Integer.parseInt(docker("wait", container(service)).out().strip());
  }

  /** What a service has written. */
  public String logs(String service) throws IOException {
    return docker("logs", container(service)).output();
  }

  /** What the engine knows of the container of a service. */
  public JsonNode inspect(String service) throws IOException {
    return JSON.readTree(docker("inspect", container(service)).out()).path(0);
  }

  /** Runs a command in the container of a service; its failure is an answer too. */
  public Run exec(String service, String... command) throws IOException {
    List<String> all = new ArrayList<>(List.of("docker", "exec", container(service)));
    all.addAll(List.of(command));
    return Run.of(all);
  }

  /** Takes everything down; that something of it is left is a failure. */
  @Override
  public void close() throws IOException {
    run(COMMAND, List.of("down", "--volumes", "--remove-orphans"), Map.of());
    String left =
        docker("ps", "-aq", "--filter", LABEL).out()
            + docker("network", "ls", "-q", "--filter", LABEL).out()
            + docker("volume", "ls", "-q", "--filter", LABEL).out();
    if (!left.isEmpty()) {
      throw new AssertionError("containers, networks or volumes are left: " + left);
    }
  }

  private String container(String service) throws IOException {
    String known = containers.get(service);
    if (known == null) {
      known = find(service);
      containers.put(service, known);
    }
    return known;
  }

  private String find(String service) throws IOException {
    return run(COMMAND, List.of("ps", "-a", "-q", service), Map.of()).out().strip();
  }

  private Run run(Duration limit, List<String> more, Map<String, String> environment)
      throws IOException {
    List<String> command = new ArrayList<>(words);
    command.addAll(more);
    return checked(command, Run.of(command, Repository.root(), environment, limit));
  }

  private static Run docker(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("docker"));
    command.addAll(List.of(arguments));
    return checked(command, Run.of(command, Repository.root(), Map.of(), COMMAND));
  }

  private static Run checked(List<String> command, Run run) {
    if (!run.succeeded()) {
      throw new AssertionError(command + " ended with " + run.exit() + "\n" + run.output());
    }
    return run;
  }
}
