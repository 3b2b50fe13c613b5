package dev.mcpgateway.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileSinkTest {

  @TempDir Path directory;

  @Test
  void appendsToAFileOfTheOwnersAlone() throws IOException {
    Path file = directory.resolve("audit.log");
    try (var sink = new FileSink(file)) {
      sink.write(List.of("one"));
      sink.write(List.of("two", "three"));
    }
    try (var sink = new FileSink(file)) {
      sink.write(List.of("four"));
    }
    assertThat(file).hasContent("one\ntwo\nthree\nfour");
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void beginsANewFileWhereTheOldOneWasMoved() throws IOException {
    Path file = directory.resolve("audit.log");
    try (var sink = new FileSink(file)) {
      sink.write(List.of("one"));
      Files.move(file, directory.resolve("audit.log.1"));
      sink.write(List.of("two"));
    }
    assertThat(directory.resolve("audit.log.1")).hasContent("one");
    assertThat(file).hasContent("two");
  }

  @Test
  void failsWhereItCannotWriteAndWritesOnceItCan() throws IOException {
    Path later = directory.resolve("later");
    try (var sink = new FileSink(later.resolve("audit.log"))) {
      assertThatIOException().isThrownBy(() -> sink.write(List.of("one")));
      Files.createDirectory(later);
      sink.write(List.of("two"));
    }
    assertThat(later.resolve("audit.log")).hasContent("two");
  }
}
