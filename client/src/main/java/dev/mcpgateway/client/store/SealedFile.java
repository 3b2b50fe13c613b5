package dev.mcpgateway.client.store;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * A small file that is only ever replaced as a whole, by one process at a time.
 *
 * <p>The lock is on a file beside it, which stays: a lock on the file itself would be lost with its
 * replacement.
 */
final class SealedFile {

  private static final long LARGEST = 1 << 20;

  private static final Insistence UNTIL_NOBODY_READS = new Insistence(100, Duration.ofMillis(20));

  /** A file lock is held by the whole process, so its own threads need another one. */
  private static final ReentrantLock IN_PROCESS = new ReentrantLock();

  private final Path path;

  SealedFile(Path path) {
    this.path = path;
  }

  Path path() {
    return path;
  }

  Optional<byte[]> read() throws IOException {
    try {
      Access.checkDirectory(directory());
      Access.checkOwn("token store", path);
      if (Files.size(path) > LARGEST) {
        throw new IOException("larger than " + LARGEST + " bytes");
      }
      return Optional.of(Files.readAllBytes(path));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  /** What is done while no other process changes the file. */
  @FunctionalInterface
  interface Work {

    void run() throws IOException;
  }

  void change(Function<Optional<byte[]>, byte[]> change) throws IOException {
    alone(() -> replace(change.apply(read())));
  }

  void alone(Work work) throws IOException {
    Files.createDirectories(directory());
    Access.checkDirectory(directory());
    try {
      IN_PROCESS.lockInterruptibly();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw new IOException(ended);
    }
    try (FileChannel beside = FileChannel.open(sibling(".lock"), CREATE, WRITE);
        FileLock _ = beside.lock()) {
      work.run();
    } finally {
      IN_PROCESS.unlock();
    }
  }

  Path turns() throws IOException {
    Files.createDirectories(directory());
    Access.checkDirectory(directory());
    return directory().toRealPath().resolve(path.getFileName() + ".turn");
  }

  /** A temporary file is its owner's alone from the start (0600). */
  private void replace(byte[] content) throws IOException {
    if (content.length > LARGEST) {
      throw new IOException("would be larger than " + LARGEST + " bytes");
    }
    Path next = Files.createTempFile(directory(), path.getFileName().toString(), ".next");
    try {
      try (FileChannel channel = FileChannel.open(next, WRITE)) {
        ByteBuffer buffer = ByteBuffer.wrap(content);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(true);
      }
      UNTIL_NOBODY_READS.on(() -> Files.move(next, path, StandardCopyOption.ATOMIC_MOVE));
    } finally {
      Files.deleteIfExists(next);
    }
  }

  private Path directory() {
    return Optional.ofNullable(path.getParent()).orElse(path);
  }

  private Path sibling(String suffix) {
    return path.resolveSibling(path.getFileName() + suffix);
  }
}
