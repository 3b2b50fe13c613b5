package dev.mcpgateway.gateway.audit;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * Where records go.
 *
 * @param destination the sort of place
 * @param file the file, if that is the sort
 * @param queue how many records may wait to be written
 */
public record AuditSettings(Destination destination, Path file, int queue) {

  /** The sorts of places. */
  public enum Destination {
    /** Nowhere: no records are made. */
    NONE,
    /** Standard output, a line each. */
    STDOUT,
    /** A file, a line each. */
    FILE
  }

  public AuditSettings {
    requireNonNull(destination);
    requireNonNull(file);
    if (queue < 1) {
      throw new IllegalArgumentException("a queue has room for one record at least");
    }
  }
}
