package dev.mcpgateway.client.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TurnTest {

  @TempDir private Path directory;

  @Test
  void isOnesAtATime() throws IOException {
    Turn one = turn();
    Turn other = turn();

    assertThat(one.take()).isTrue();
    assertThat(other.take()).isFalse();
    one.end();
    assertThat(other.take()).isTrue();
    other.end();
  }

  /** Who stopped waiting would never end it. */
  @Test
  void isNotForWhoHasGone() throws IOException {
    Turn gone = turn();
    gone.end();

    assertThat(gone.take()).isFalse();
    Turn next = turn();
    assertThat(next.take()).isTrue();
    next.end();
  }

  @Test
  void isLeftToOthersWhereItCannotBeTaken() {
    Turn lost = new Turn(directory.resolve("none").resolve("turn"));

    assertThatThrownBy(lost::take).isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(lost::take).isInstanceOf(NoSuchFileException.class);
  }

  private Turn turn() {
    return new Turn(directory.resolve("turn"));
  }
}
