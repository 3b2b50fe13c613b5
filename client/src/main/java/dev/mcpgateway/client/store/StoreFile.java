package dev.mcpgateway.client.store;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * A file with what a store holds, sealed.
 *
 * @param file the file
 * @param sealing opens and seals it
 */
record StoreFile(SealedFile file, Sealing sealing) {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Longer than a token request may take. */
  private static final Duration TURN = Duration.ofSeconds(60);

  private static final Duration LOOK = Duration.ofMillis(50);

  void check() {
    try {
      file.alone(() -> {
        Optional<byte[]> sealed = file.read();
        document(sealed);
        if (sealed.isEmpty()) {
          sealing.seal(new byte[0], sealed);
        }
      });
    } catch (IOException failed) {
      throw unusable(failed);
    }
  }

  Mono<StoreDocument> read() {
    return aside(() -> document(file.read()));
  }

  Mono<Void> change(UnaryOperator<StoreDocument> change) {
    return aside(
            () -> {
              file.change(
                  before -> sealing.seal(StoreJson.write(change.apply(document(before))), before));
              return Boolean.TRUE;
            })
        .then();
  }

  /** Changes of the file go on meanwhile: this is about what takes as long as a request. */
  <T> Mono<T> alone(Mono<T> work) {
    return Mono.usingWhen(
        Mono.fromCallable(() -> new Turn(file.turns()))
            .subscribeOn(Schedulers.boundedElastic())
            .onErrorMap(IOException.class, this::unusable),
        turn -> taken(turn).then(work),
        turn -> Mono.fromRunnable(turn::end).subscribeOn(Schedulers.boundedElastic()));
  }

  private Mono<Boolean> taken(Turn turn) {
    return Mono.fromCallable(turn::take)
        .subscribeOn(Schedulers.boundedElastic())
        .filter(Boolean::booleanValue)
        .repeatWhenEmpty(times -> times.delayElements(LOOK, Schedulers.boundedElastic()))
        .timeout(TURN)
        .onErrorMap(TimeoutException.class, late -> locked(TURN, late))
        .onErrorMap(IOException.class, this::unusable);
  }

  private StoreDocument document(Optional<byte[]> sealed) {
    return sealed
        .map(bytes -> StoreJson.read(sealing.open(bytes).orElseThrow(() -> notOurs(bytes))))
        .orElse(StoreDocument.EMPTY);
  }

  private TokenStoreException notOurs(byte[] sealed) {
    return new TokenStoreException(
        Sealing.isEarlier(sealed)
            ? "The token store %s is of an earlier version; it was left as it is. Move it away and log in again"
                .formatted(file.path())
            : "The token store %s is damaged or was sealed with another key; it was left as it is. Give its key, or move the file away and log in again"
                .formatted(file.path()));
  }

  private <T> Mono<T> aside(Callable<T> work) {
    return Mono.fromCallable(work)
        .subscribeOn(Schedulers.boundedElastic())
        .timeout(PATIENCE)
        .onErrorMap(TimeoutException.class, late -> locked(PATIENCE, late))
        .onErrorMap(IOException.class, this::unusable);
  }

  private TokenStoreException locked(Duration patience, Throwable late) {
    return new TokenStoreException(
        "The token store %s was locked by another process for %d s"
            .formatted(file.path(), patience.toSeconds()),
        late);
  }

  private TokenStoreException unusable(Throwable failed) {
    return new TokenStoreException(
        "The token store %s can't be read or written".formatted(file.path()), failed);
  }
}
