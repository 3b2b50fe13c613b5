package dev.mcpgateway.client.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OutputFileTest {

  @TempDir private Path directory;
  private final List<String> said = new ArrayList<>();

  @Test
  void writesTheWholeAndLeavesNothingBeside() throws IOException {
    Path file = directory.resolve("out");

    assertThat(isWritten(file, "text")).isTrue();

    assertThat(file).hasContent("text");
    assertThat(said).isEmpty();
    assertThat(directory.toFile().list()).containsExactly("out");
  }

  @Test
  void saysWhatItReplaces() throws IOException {
    Path file = Files.writeString(directory.resolve("out"), "old and longer");

    assertThat(isWritten(file, "new")).isTrue();

    assertThat(file).hasContent("new");
    assertThat(said).containsExactly("--html: " + file + " was there already and is replaced.");
  }

  @Test
  void writesWhereALinkLeads() throws IOException {
    Path file = Files.writeString(directory.resolve("out"), "old");
    Path link = Files.createSymbolicLink(directory.resolve("link"), file);

    assertThat(isWritten(link, "new")).isTrue();

    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent("new");
  }

  @Test
  void replacesNoDevice() {
    Path device = Path.of("/dev/null");

    assertThat(new OutputFile("--html", device).objection()).isEmpty();
    assertThat(isWritten(device, "text")).isTrue();
    assertThat(Files.isRegularFile(device)).isFalse();
  }

  @Test
  void seesBeforehandWhatCannotBeWritten() {
    assertThat(new OutputFile("--html", directory).objection())
        .contains("--html: " + directory + " is a directory");
    assertThat(new OutputFile("--html", directory.resolve("none/out")).objection())
        .contains("--html: there is no directory " + directory.resolve("none"));
    assertThat(new OutputFile("--html", Path.of("out")).objection()).isEmpty();
  }

  @Test
  void saysWhatItCouldNotWrite() {
    Path file = directory.resolve("none/out");

    assertThat(isWritten(file, "text")).isFalse();
    assertThat(said).containsExactly("--html: cannot write " + file);
  }

  private boolean isWritten(Path file, String text) {
    return new OutputFile("--html", file).isWritten(text, said::add);
  }
}
