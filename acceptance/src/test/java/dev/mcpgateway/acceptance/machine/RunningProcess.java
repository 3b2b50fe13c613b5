package dev.mcpgateway.acceptance.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A process that a test started: it writes to a log under target, and the test ends it. */
public final class RunningProcess implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(90);
  private static final Duration END = Duration.ofSeconds(30);

  private final String name;
  private final Process process;
  private final Path log;

  private RunningProcess(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  /** Starts a deployable's jar with the JDK that runs the test. */
  public static RunningProcess jar(String module, String name, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(java(), "-XX:TieredStopAtLevel=1", "-jar"));
    command.add(Repository.jar(module).toString());
    command.addAll(arguments);
    return start(name, command, Map.of());
  }

  public static RunningProcess start(
      String name, List<String> command, Map<String, String> environment) {
    Path log = Repository.target("logs").resolve(name + ".log");
    try {
      var builder = new ProcessBuilder(command).directory(Repository.module().toFile());
      builder.environment().putAll(environment);
      return new RunningProcess(
          name, builder.redirectErrorStream(true).redirectOutput(log.toFile()).start(), log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The {@code java} of the JDK that runs the test. */
  public static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** Waits until this address answers with success; a process that ended before fails the test. */
  public RunningProcess awaitSuccess(URI address) {
    HttpRequest request =
        HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).GET().build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return await(
          address.toString(),
          () -> http.send(request, BodyHandlers.discarding()).statusCode() == 200);
    }
  }

  /** Waits until somebody listens at this port, for a server that has no page for success. */
  public RunningProcess awaitListening(int port) {
    return await("port " + port, () -> Ports.taken(port));
  }

  private RunningProcess await(String where, Callable<Boolean> ready) {
    try {
      Awaitility.await(name + " at " + where)
          .atMost(START)
          .pollInterval(Duration.ofMillis(100))
          .failFast(this::alive)
          .ignoreExceptionsInstanceOf(IOException.class)
          .until(ready);
      return this;
    } catch (RuntimeException | Error e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private void alive() {
    if (!process.isAlive()) {
      throw new AssertionError(name + " ended with " + process.exitValue() + "\n" + log());
    }
  }

  /** What it has written until now. */
  public String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asks it to end, as a container engine or a service manager does (SIGTERM). */
  public void terminate() {
    process.destroy();
  }

  /** Waits for its end, and tells the exit status. */
  public int awaitExit(Duration limit) throws InterruptedException {
    if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError(name + " did not end in " + limit + "\n" + log());
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(END.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(name + " did not end in " + END + " after SIGTERM\n" + log());
      }
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
