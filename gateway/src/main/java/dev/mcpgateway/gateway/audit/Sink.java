package dev.mcpgateway.gateway.audit;

import java.io.IOException;
import java.util.List;

/** Where lines go. Used by one thread. */
interface Sink extends AutoCloseable {

  /**
   * Writes lines, each with its end, and hands them to the system.
   *
   * @throws IOException if not all of them were written
   */
  void write(List<String> lines) throws IOException;

  @Override
  void close() throws IOException;
}
