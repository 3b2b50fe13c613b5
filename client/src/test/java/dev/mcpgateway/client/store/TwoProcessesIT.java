package dev.mcpgateway.client.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.client.authorization.Grant;
import dev.mcpgateway.client.flow.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;

/** Two processes that change one store at the same time lose nothing of each other's. */
final class TwoProcessesIT {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int CHANGES = 50;

  @TempDir private Path directory;

  @Test
  void keepTheChangesOfBoth() throws Exception {
    Path path = directory.resolve("tokens");
    List<Process> processes = List.of(start(path, "a"), start(path, "b"));
    for (Process process : processes) {
      assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
    }

    FileTokenStore store = store(path);
    assertThat(
            Flux.just("a", "b")
                .flatMap(name -> Flux.range(0, CHANGES).map(number -> server(name, number)))
                .flatMap(store::find)
                .collectList()
                .block(LIMIT))
        .hasSize(2 * CHANGES);
  }

  private static Process start(Path path, String name) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            TwoProcessesIT.class.getName(),
            path.toString(),
            name)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** One of the processes. */
  public static void main(String[] arguments) {
    FileTokenStore store = store(Path.of(arguments[0]));
    Flux.range(0, CHANGES)
        .concatMap(number -> store.save(server(arguments[1], number), grant()))
        .blockLast(LIMIT);
  }

  private static FileTokenStore store(Path path) {
    return new FileTokenStore(path, new StoreKey.Passphrase(new Secret("correct horse")));
  }

  private static URI server(String name, int number) {
    return URI.create("https://mcp.example/" + name + "/" + number);
  }

  private static Grant grant() {
    return new Grant(
        "https://as.example",
        "client",
        "https://mcp.example/mcp",
        new Secret("token"),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }
}
