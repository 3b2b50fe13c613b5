package dev.mcpgateway.client.store;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right to do what only one at a time may do, for as long as it takes; it ends with the
 * process, if not before.
 *
 * @param file whose lock it is
 * @param channel what holds the lock
 */
record Turn(Path file, FileChannel channel) {

  /**
   * Those of this process. They are asked first: a process that opens a locked file of its own once
   * more and closes that loses the lock.
   */
  private static final Set<Path> TAKEN = ConcurrentHashMap.newKeySet();

  /** A turn, if nobody has it. */
  static Optional<Turn> take(Path file) throws IOException {
    if (!TAKEN.add(file)) {
      return Optional.empty();
    }
    Optional<Turn> turn = Optional.empty();
    try {
      turn = locked(file);
    } finally {
      if (turn.isEmpty()) {
        TAKEN.remove(file);
      }
    }
    return turn;
  }

  private static Optional<Turn> locked(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, CREATE, WRITE);
    if (channel.tryLock() == null) {
      channel.close();
      return Optional.empty();
    }
    return Optional.of(new Turn(file, channel));
  }

  void end() {
    try {
      channel.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } finally {
      TAKEN.remove(file);
    }
  }
}
