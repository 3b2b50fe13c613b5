package dev.mcpgateway.client.store;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The right to do what only one at a time may do, for as long as it takes; it ends with the
 * process, if not before.
 */
final class Turn {

  /**
   * Those of this process. They are asked first: a process that opens a locked file of its own once
   * more and closes that loses the lock.
   */
  private static final Set<Path> TAKEN = ConcurrentHashMap.newKeySet();

  private final Path file;
  private @Nullable FileChannel channel;
  private boolean isOver;

  /** Nobody's turn yet, for what this file's lock guards. */
  Turn(Path file) {
    this.file = file;
  }

  /** Whether it is this one's turn now; never when who wanted it has gone. */
  synchronized boolean take() throws IOException {
    if (isOver || !TAKEN.add(file)) {
      return false;
    }
    try {
      channel = locked(file);
    } finally {
      if (channel == null) {
        TAKEN.remove(file);
      }
    }
    return channel != null;
  }

  private static @Nullable FileChannel locked(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, CREATE, WRITE);
    boolean isOurs = false;
    try {
      isOurs = channel.tryLock() != null;
      return isOurs ? channel : null;
    } finally {
      if (!isOurs) {
        channel.close();
      }
    }
  }

  synchronized void end() {
    isOver = true;
    if (channel == null) {
      return;
    }
    try {
      channel.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } finally {
      TAKEN.remove(file);
    }
  }
}
