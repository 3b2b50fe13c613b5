package dev.mcpgateway.client.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.client.flow.Secret;
import dev.mcpgateway.client.testing.Programs;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Two processes that use one store at the same time lose nothing of each other's. */
final class TwoProcessesIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int CHANGES = 20;

  @TempDir private Path directory;

  @Test
  void keepTheChangesOfBoth() throws Exception {
    Path path = directory.resolve("tokens");
    List<Process> processes = List.of(start(path, "a"), start(path, "b"));
    for (Process process : processes) {
      assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
    }

    assertThat(Files.readString(count(path))).isEqualTo("" + 2 * CHANGES);
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
    return Programs.start(TwoProcessesIT.class, path.toString(), name);
  }

  /** One of the processes. */
  public static void main(String[] arguments) {
    Path path = Path.of(arguments[0]);
    FileTokenStore store = store(path);
    Flux.range(0, CHANGES)
        .concatMap(number ->
            store
                .save(server(arguments[1], number), Grants.grant())
                .then(store.alone(Mono.fromCallable(() -> counted(count(path))))))
        .blockLast(LIMIT);
  }

  /** Without a turn for each, what both read and write at a time is counted once. */
  private static Path counted(Path count) throws IOException {
    int before = Files.exists(count) ? Integer.parseInt(Files.readString(count)) : 0;
    return Files.writeString(count, "" + (before + 1));
  }

  private static Path count(Path path) {
    return path.resolveSibling("count");
  }

  private static FileTokenStore store(Path path) {
    return new FileTokenStore(path, new StoreKey.Passphrase(new Secret("correct horse")));
  }

  private static URI server(String name, int number) {
    return URI.create("https://mcp.example/" + name + "/" + number);
  }
}
