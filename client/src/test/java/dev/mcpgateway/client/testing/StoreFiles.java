package dev.mcpgateway.client.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * A store of tokens and its key, as the command line wants them.
 *
 * @param store the store
 * @param key its key
 */
public record StoreFiles(Path store, Path key) {

  /** Makes a key; the store is made by who first keeps something. */
  public static StoreFiles in(Path directory) {
    Path key = directory.resolve("key");
    try {
      Files.writeString(key, Base64.getEncoder().encodeToString(new byte[32]));
      Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
    return new StoreFiles(directory.resolve("store"), key);
  }

  /** Runs a command that keeps its tokens here. */
  public Demo.Outcome run(String... words) {
    return Demo.run(Stream.concat(Stream.of(words), options().stream()).toArray(String[]::new));
  }

  /** What names them on a command line. */
  public List<String> options() {
    return List.of("--store", store.toString(), "--store-key-file", key.toString());
  }
}
