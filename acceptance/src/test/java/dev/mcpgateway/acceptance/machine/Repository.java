package dev.mcpgateway.acceptance.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where things are in the working copy that is tested. */
public final class Repository {

  private static final Path MODULE = Path.of("").toAbsolutePath();

  private Repository() {}

  /** The directory of all modules. */
  public static Path root() {
    Path root = MODULE.getParent();
    if (root == null || !Files.exists(root.resolve("docker-compose.yml"))) {
      throw new IllegalStateException("run the tests in acceptance/, this is " + MODULE);
    }
    return root;
  }

  /** A directory below this module's target, made where it is missing. */
  public static Path target(String name) {
    try {
      return Files.createDirectories(MODULE.resolve("target").resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file of this module's test sources. */
  public static Path testFile(String name) {
    return MODULE.resolve("src/test").resolve(name);
  }

  /** The jar of a deployable, {@code MODULE/target/MODULE.jar}. */
  public static Path jar(String module) {
    Path jar = root().resolve(module).resolve("target").resolve(module + ".jar");
    if (!Files.isRegularFile(jar)) {
      throw new AssertionError(
          "%s is missing: run mvn package -DskipTests -pl %s first".formatted(jar, module));
    }
    return jar;
  }

  static Path module() {
    return MODULE;
  }
}
