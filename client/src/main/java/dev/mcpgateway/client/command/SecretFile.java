package dev.mcpgateway.client.command;

import dev.mcpgateway.client.flow.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A file that an option names because a command line is no place for a secret: others can see it.
 *
 * @param option the option
 * @param file the file
 */
record SecretFile(String option, Path file) {

  private static final int LARGEST = 64 * 1024;

  Secret read(@Nullable CommandSpec spec) {
    try {
      if (Files.size(file) <= LARGEST) {
        String text = Files.readString(file).strip();
        if (!text.isEmpty()) {
          return new Secret(text);
        }
      }
    } catch (IOException unreadable) {
      throw Terminal.wrong(spec, option + ": cannot read " + file);
    }
    throw Terminal.wrong(spec, option + ": " + file + " is empty or too large");
  }
}
