package dev.mcpgateway.client.store;

import dev.mcpgateway.client.authorization.Grant;
import dev.mcpgateway.client.login.TokenStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Keeps grants in one encrypted file.
 *
 * <p>Each call reads the file anew, so a token that another process got is found, not asked for
 * again. Each change happens under a lock, to what the file holds at that time, and replaces the
 * file as a whole. A file that can't be opened with the key is an error, and stays as it is.
 */
public final class FileTokenStore implements TokenStore {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final SealedFile file;
  private final Sealing sealing;

  public FileTokenStore(Path path, StoreKey key) {
    this(path, key, new SecureRandom());
  }

  FileTokenStore(Path path, StoreKey key, SecureRandom random) {
    this.file = new SealedFile(path.toAbsolutePath());
    this.sealing = new Sealing(key, random);
  }

  /**
   * Opens the file, or tries the key where there is none yet, so that nobody logs in for a store
   * that can't be used.
   *
   * @throws TokenStoreException if there is no opening it
   */
  public void check() {
    try {
      file.alone(() -> {
        Optional<byte[]> sealed = file.read();
        grants(sealed);
        if (sealed.isEmpty()) {
          sealing.seal(new byte[0], sealed);
        }
      });
    } catch (IOException failed) {
      throw unusable(failed);
    }
  }

  @Override
  public Mono<Grant> find(URI server) {
    return aside(() -> Optional.ofNullable(grants(file.read()).get(server.toString())))
        .flatMap(Mono::justOrEmpty);
  }

  @Override
  public Mono<Void> save(URI server, Grant grant) {
    return changed(grants -> grants.put(server.toString(), grant));
  }

  @Override
  public Mono<Void> remove(URI server) {
    return changed(grants -> grants.remove(server.toString()));
  }

  private Mono<Void> changed(Consumer<Map<String, Grant>> change) {
    return aside(
            () -> {
              file.change(before -> {
                Map<String, Grant> grants = grants(before);
                change.accept(grants);
                return sealing.seal(GrantsDocument.write(grants), before);
              });
              return Boolean.TRUE;
            })
        .then();
  }

  private Map<String, Grant> grants(Optional<byte[]> sealed) {
    return sealed
        .map(bytes -> GrantsDocument.read(sealing.open(bytes).orElseThrow(this::notOurs)))
        .orElseGet(TreeMap::new);
  }

  private TokenStoreException notOurs() {
    return new TokenStoreException(
        "The token store %s is damaged or was sealed with another key; it was left as it is. Give its key, or move the file away and log in again"
            .formatted(file.path()));
  }

  private <T> Mono<T> aside(Callable<T> work) {
    return Mono.fromCallable(work)
        .subscribeOn(Schedulers.boundedElastic())
        .timeout(PATIENCE)
        .onErrorMap(
            TimeoutException.class,
            late ->
                new TokenStoreException(
                    "The token store %s was locked by another process for %d s"
                        .formatted(file.path(), PATIENCE.toSeconds()),
                    late))
        .onErrorMap(IOException.class, this::unusable);
  }

  private TokenStoreException unusable(Throwable failed) {
    return new TokenStoreException(
        "The token store %s can't be read or written".formatted(file.path()), failed);
  }
}
