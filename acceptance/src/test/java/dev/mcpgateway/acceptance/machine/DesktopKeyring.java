package dev.mcpgateway.acceptance.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** A session bus of its own with GNOME Keyring on it, unlocked, and nobody who could be asked. */
public final class DesktopKeyring implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String BUS = "DBUS_SESSION_BUS_ADDRESS";
  private static final String COLLECTION = "/org/freedesktop/secrets/collection/login";

  private final RunningProcess bus;
  private final Map<String, String> environment;

  private DesktopKeyring(RunningProcess bus, Map<String, String> environment) {
    this.bus = bus;
    this.environment = Map.copyOf(environment);
  }

  /**
   * Starts both, with their files in a directory; skips the calling test where they are missing.
   */
  public static DesktopKeyring required(Path directory) throws IOException {
    for (String program : List.of("dbus-daemon", "gnome-keyring-daemon", "secret-tool")) {
      Requirement.met(
          Requirement.works("sh", "-c", "command -v " + program),
          program + " is missing; Debian's packages are dbus, gnome-keyring and libsecret-tools");
    }
    Map<String, String> environment = new HashMap<>();
    environment.put("HOME", Files.createDirectory(directory.resolve("home")).toString());
    environment.put("XDG_RUNTIME_DIR", Files.createDirectory(directory.resolve("run")).toString());
    environment.put("DISPLAY", "");
    environment.put("WAYLAND_DISPLAY", "");
    RunningProcess bus =
        RunningProcess.start(
            "session-bus",
            List.of("dbus-daemon", "--session", "--nofork", "--print-address"),
            environment);
    environment.put(BUS, address(bus));
    var keyring = new DesktopKeyring(bus, environment);
    keyring.run("sh", "-c", "printf opens | gnome-keyring-daemon --unlock --components=secrets");
    return keyring;
  }

  private static String address(RunningProcess bus) {
    return Awaitility.await("the address of the session bus")
        .atMost(LIMIT)
        .until(
            () -> bus.log().lines().filter(line -> line.startsWith("unix:")).toList(),
            lines -> !lines.isEmpty())
        .getFirst();
  }

  /** Variables by which programs find it. */
  public Map<String, String> environment() {
    return environment;
  }

  /** What is kept by a program of that name, each with its attributes; no secret is shown. */
  public List<String> accounts(String service) throws IOException {
    return run("secret-tool", "search", "--all", "service", service)
        .output()
        .lines()
        .filter(line -> line.startsWith("attribute.account = "))
        .map(line -> line.substring(line.indexOf('=') + 2))
        .toList();
  }

  /** Nothing is read or written from now on. */
  public void lock() throws IOException {
    run(
        "dbus-send",
        "--session",
        "--print-reply",
        "--dest=org.freedesktop.secrets",
        "/org/freedesktop/secrets",
        "org.freedesktop.Secret.Service.Lock",
        "array:objpath:" + COLLECTION);
  }

  /** The keyring ends with its bus. */
  @Override
  public void close() {
    bus.close();
  }

  private Run run(String... command) throws IOException {
    Run run = Run.of(new ArrayList<>(List.of(command)), Repository.module(), environment, LIMIT);
    if (!run.succeeded()) {
      throw new AssertionError(command[0] + ": " + run.output());
    }
    return run;
  }
}
