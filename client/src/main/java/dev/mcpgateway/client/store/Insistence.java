package dev.mcpgateway.client.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.time.Duration;

/**
 * Tries again, for a while, what is denied: Windows replaces no file that somebody has open, be it
 * another process that reads it or a virus scanner.
 *
 * @param times how often at most
 * @param pause how long it waits in between
 */
record Insistence(int times, Duration pause) {

  void on(SealedFile.Work work) throws IOException {
    for (int left = times - 1; left > 0; left--) {
      try {
        work.run();
        return;
      } catch (AccessDeniedException _) {
        rest();
      }
    }
    work.run();
  }

  private void rest() throws IOException {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw new IOException(ended);
    }
  }
}
