package dev.mcpgateway.gateway.configuration;

import dev.mcpgateway.gateway.audit.AuditSettings;
import dev.mcpgateway.gateway.audit.AuditSettings.Destination;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads where audit records go, and notes what is wrong with it. */
final class AuditReader {

  private static final Path NOWHERE = Path.of("");
  private static final String FILE = "a file in a directory that the gateway may write to";

  private final Checks at;

  AuditReader(Checks at) {
    this.at = at;
  }

  /** The settings; what is wrong was noted. */
  AuditSettings read(AuditProperties properties) {
    at.check("queue", properties.queue(), each -> each > 0, "a number above 0");
    Optional<String> file = Checks.given(properties.file());
    Path path = file.flatMap(AuditReader::writable).orElse(NOWHERE);
    if (properties.destination() == Destination.FILE && file.isEmpty()) {
      at.absent("file", FILE);
    }
    file.ifPresent(each -> {
      at.check(
          "file",
          each,
          _ -> properties.destination() == Destination.FILE,
          "nothing, or destination: file");
      at.check("file", each, _ -> !path.equals(NOWHERE), FILE);
    });
    return new AuditSettings(properties.destination(), path, Math.max(1, properties.queue()));
  }

  private static Optional<Path> writable(String file) {
    try {
      Path path = Path.of(file).toAbsolutePath();
      Path directory = path.getParent();
      boolean good =
          directory != null
              && Files.isDirectory(directory)
              && !Files.isDirectory(path)
              && Files.isWritable(Files.exists(path) ? path : directory);
      return good ? Optional.of(path) : Optional.empty();
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }
}
