package dev.mcpgateway.client.command;

import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A file that a command writes at its end: whole or not at all.
 *
 * @param option who asks for it
 * @param path where it goes
 */
record OutputFile(String option, Path path) {

  /** Why it can not be written, as far as that is seen before there is anything to write. */
  Optional<String> objection() {
    Path parent = directory(path);
    if (Files.isDirectory(path)) {
      return Optional.of(option + ": " + path + " is a directory");
    }
    if (!Files.isDirectory(parent)) {
      return Optional.of(option + ": there is no directory " + parent);
    }
    return Files.isWritable(Files.exists(path) && !Files.isRegularFile(path) ? path : parent)
        ? Optional.empty()
        : Optional.of(option + ": cannot write " + path);
  }

  /**
   * Writes it. What stands there is replaced at once, so that no reader sees a part.
   *
   * @param say is told of what was replaced, and of what went wrong
   * @return whether it is there now
   */
  boolean isWritten(String text, Consumer<String> say) {
    boolean isReplaced = Files.isRegularFile(path);
    try {
      write(text);
    } catch (IOException unwritable) {
      say.accept(option + ": cannot write " + path);
      return false;
    }
    if (isReplaced) {
      say.accept(option + ": " + path + " was there already and is replaced.");
    }
    return true;
  }

  private void write(String text) throws IOException {
    if (!Files.exists(path)) {
      replace(path, text);
    } else if (Files.isRegularFile(path)) {
      replace(path.toRealPath(), text);
    } else {
      // a device or a pipe has no content to replace
      Files.writeString(path, text, WRITE);
    }
  }

  private static void replace(Path target, String text) throws IOException {
    String name = "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part";
    Path part = Files.createFile(directory(target).resolve(name));
    try {
      Files.writeString(part, text, WRITE);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static Path directory(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    return parent == null ? file.toAbsolutePath() : parent;
  }
}
