package dev.mcpgateway.acceptance.machine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** A running program that is asked in JSON-RPC on its standard input, one message a line. */
public final class Conversation implements AutoCloseable {

  private static final Duration END = Duration.ofSeconds(20);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final Path errors;
  private final Writer in;
  private final BufferedReader out;
  private int id;

  private Conversation(Process process, Path errors) {
    this.process = process;
    this.errors = errors;
    this.in = process.outputWriter(StandardCharsets.UTF_8);
    this.out = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Starts the program; what it writes to standard error goes to a log under target. */
  public static Conversation with(
      String name, List<String> command, Map<String, String> environment) {
    Path errors = Repository.target("logs").resolve(name + ".log");
    try {
      var builder = new ProcessBuilder(command).directory(Repository.target("run").toFile());
      builder.environment().putAll(environment);
      return new Conversation(builder.redirectError(errors.toFile()).start(), errors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The answer to a request, an error's too. */
  public JsonNode ask(String method, Map<String, ?> params, Duration limit) {
    return reply(method, params, limit)
        .orElseThrow(
            () -> new AssertionError("it ended without an answer to " + method + "\n" + log()));
  }

  /** Makes a request of which nobody awaits the answer. */
  public void request(String method, Map<String, ?> params) {
    id++;
    ObjectNode request = JSON.createObjectNode().put("jsonrpc", "2.0").put("id", id);
    request.put("method", method).set("params", JSON.valueToTree(params));
    send(request);
  }

  /** Says something that has no answer. */
  public void tell(String method) {
    send(JSON.createObjectNode().put("jsonrpc", "2.0").put("method", method));
  }

  /** What it wrote to standard error until now. */
  public String log() {
    try {
      return Files.readString(errors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asks it to end (SIGTERM), whatever it waits for. */
  public void terminate() {
    process.destroy();
  }

  @Override
  public void close() {
    try {
      in.close();
      if (!process.waitFor(END.toMillis(), TimeUnit.MILLISECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (IOException _) {
      process.destroyForcibly();
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private void send(JsonNode message) {
    try {
      in.write(message + "\n");
      in.flush();
    } catch (IOException e) {
      throw new AssertionError("it has ended\n" + log(), e);
    }
  }

  private Optional<JsonNode> reply(String method, Map<String, ?> params, Duration limit) {
    request(method, params);
    var answer = CompletableFuture.supplyAsync(() -> answerTo(id));
    try {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      process.destroyForcibly();
      throw new AssertionError("no answer to " + method + " in " + limit + "\n" + log());
    } catch (ExecutionException e) {
      throw new AssertionError("no answer to " + method + "\n" + log(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Nothing if its output ends before. */
  private Optional<JsonNode> answerTo(int request) {
    try {
      return out.lines()
          .<JsonNode>map(JSON::readTree)
          .filter(message -> message.path("id").asInt(-1) == request && !message.has("method"))
          .findFirst();
    } catch (UncheckedIOException _) {
      return Optional.empty();
    }
  }
}
