package dev.mcpgateway.client.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** Looks at who may read or replace a file, where the file system knows such a thing. */
final class Access {

  private static final Set<PosixFilePermission> OWN =
      Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  /** In such a directory nobody can replace what is another's. */
  private static final int STICKY = 01000;

  private Access() {}

  static void checkOwn(String what, Path path) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    if (view != null && !OWN.containsAll(view.readAttributes().permissions())) {
      throw new TokenStoreException(
          "The %s %s is open to others: chmod 600 %s".formatted(what, path, path));
    }
  }

  static void checkDirectory(Path directory) throws IOException {
    PosixFileAttributeView view =
        Files.getFileAttributeView(directory, PosixFileAttributeView.class);
    if (view != null
        && view.readAttributes().permissions().contains(PosixFilePermission.OTHERS_WRITE)
        && ((int) Files.getAttribute(directory, "unix:mode") & STICKY) == 0) {
      throw new TokenStoreException(
          "Anybody can write to the token store's directory %s: chmod o-w %s"
              .formatted(directory, directory));
    }
  }
}
