package dev.mcpgateway.gateway.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Reads the tables of the repository's documents, so that tests can hold them against the code. */
public final class Documents {

  private Documents() {}

  /** The text of a document. */
  public static String text(String path) {
    try {
      return Files.readString(Path.of("..").resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The rows of all tables that have as many columns, each as its cells.
   *
   * @param text of a document
   */
  public static List<List<String>> rows(String text, int columns) {
    return text.lines()
        .filter(each -> each.startsWith("| `"))
        .map(each -> Arrays.stream(each.substring(1).split("\\|")).map(String::strip).toList())
        .filter(each -> each.size() == columns)
        .toList();
  }
}
