package dev.mcpgateway.acceptance.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** Debian's Chromium, without a screen and with a profile that begins empty. */
public final class Chromium {

  /** Held, because loggers that nobody holds lose their level. */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  static {
    // It warns that it does not know this browser's debugging protocol, which is not used.
    SELENIUM.setLevel(Level.SEVERE);
  }

  private Chromium() {}

  /** Starts a browser; skips the calling test where there is none. Whoever asks for it quits it. */
  public static ChromeDriver required(String... flags) throws IOException {
    Path browser = onPath("chromium");
    Path driver = onPath("chromedriver");
    var options = new ChromeOptions();
    options.setBinary(browser.toFile());
    options.addArguments(flags);
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--user-data-dir=" + Files.createTempDirectory(Repository.target("chromium"), "profile"));
    // The path is given, so that Selenium looks for no driver by itself and downloads none.
    var service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(driver.toFile())
            .usingAnyFreePort()
            .withLogFile(Repository.target("logs").resolve("chromedriver.log").toFile())
            .build();
    return new ChromeDriver(service, options);
  }

  private static Path onPath(String program) {
    String path = System.getenv().getOrDefault("PATH", "");
    Path found =
        Stream.of(path.split(":", -1))
            .map(directory -> Path.of(directory, program))
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(Path.of(program));
    Requirement.met(
        Files.isExecutable(found),
        program + " is missing; Debian's packages are chromium and chromium-driver");
    return found;
  }
}
