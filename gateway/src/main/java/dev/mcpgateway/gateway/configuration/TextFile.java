package dev.mcpgateway.gateway.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads what is kept in a file of its own: secrets and keys. */
final class TextFile {

  private TextFile() {}

  /** What is in it, without the line end that editors put there; empty: nothing can be read. */
  static Optional<String> read(String file) {
    try {
      return Checks.given(Files.readString(Path.of(file)).strip());
    } catch (IOException | InvalidPathException _) {
      return Optional.empty();
    }
  }
}
