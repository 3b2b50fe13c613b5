package dev.mcpgateway.acceptance.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.acceptance.machine.Chromium;
import dev.mcpgateway.acceptance.machine.Run;
import dev.mcpgateway.acceptance.party.McpBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;

/** What is in the zip runs, and leaves behind what it promises. */
final class DistributionIT {

  @AutoClose private static McpBackend backend;
  private static Distribution distribution;

  @BeforeAll
  static void start() throws IOException {
    distribution = Distribution.unpack();
    backend = McpBackend.start("distribution-backend");
  }

  @Test
  void callsATool() throws IOException {
    Run run = distribution.run("call", server(), "calculator", "operation=add", "a=2", "b=3");

    assertThat(run.exit()).as(run.output()).isZero();
    assertThat(run.out().strip()).isEqualTo("5");
  }

  /** The archive of loaded classes is code: nobody else may write it, nor put one there. */
  @Test
  void keepsWhatItHasLoadedForItsUserAlone() throws IOException {
    distribution.run("call", server(), "echo", "message=hi");

    assertThat(distribution.archive()).isNotEmptyFile();
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(distribution.archive().getParent())))
        .isEqualTo("rwx------");
    assertThat(distribution.run("--version").exit()).isZero();
  }

  @Test
  void printsNothingBesideTheJson() throws IOException {
    Run run = distribution.run("call", server(), "echo", "message=hi", "--json");

    assertThat(run.out()).startsWith("{").contains("\"exitCode\"").endsWith("}\n");
  }

  @Test
  void saysWhichVersionItIs() throws IOException {
    assertThat(distribution.run("--version").out()).matches("mcp-client \\d+\\.\\d+\\.\\S+\n");
  }

  /** Netty looks for native code as soon as TLS is needed, and Java tells of it. */
  @Test
  void saysNothingOfJavaWhereAServerIsAskedByHttps() throws IOException {
    Run run = distribution.run("call", "https://localhost:1/mcp", "echo");

    assertThat(run.exit()).as(run.output()).isEqualTo(4);
    assertThat(run.err().strip()).startsWith("Stopped at step 1").doesNotContain("WARNING");
  }

  @Test
  void bringsTheLicenceAndWhatOtherSystemsAndShellsNeed() throws IOException {
    Path home = distribution.home();

    assertThat(home.resolve("LICENSE")).isNotEmptyFile();
    // cmd loses its place in a file with other line ends
    assertThat(Files.readString(home.resolve("bin/mcp-client.cmd")))
        .contains("-jar")
        .doesNotContainPattern("[^\\r]\\n");
    Path completion = home.resolve("completion/mcp-client");
    Run sourced = Run.of(List.of("bash", "-n", completion.toString()));
    assertThat(sourced.exit()).as(sourced.output()).isZero();
  }

  @Test
  void writesPagesThatABrowserShowsWithoutAskingAnybody() throws IOException {
    Path flow = distribution.home().resolve("flow.html");
    Path diagnosis = distribution.home().resolve("doctor.html");
    assertThat(distribution.run("connect", server(), "--report", flow.toString()).exit()).isZero();
    assertThat(distribution.run("doctor", server(), "--html", diagnosis.toString()).exit())
        .isEqualTo(1);

    ChromeDriver browser = Chromium.required();
    try {
      assertThat(shown(browser, flow))
          .contains("Step 8, List and call tools", "POST /mcp", "tools/list");
      assertThat(browser.findElement(By.cssSelector("svg")).isDisplayed()).isTrue();
      assertThat(browser.findElements(By.cssSelector("svg .arrow"))).hasSizeGreaterThan(3);
      // the style applies, so the policy lets through what is the page's own
      assertThat(browser.findElement(By.cssSelector("svg .party")).getCssValue("font-weight"))
          .isEqualTo("700");

      assertThat(shown(browser, diagnosis)).contains("1 error", "CHAL-01", "POST " + server());
      assertThat(browser.findElement(By.cssSelector(".error")).getCssValue("color"))
          .isEqualTo("rgba(255, 255, 255, 1)");
    } finally {
      browser.quit();
    }
  }

  /** The page's text; it has loaded nothing beside itself. */
  private static String shown(ChromeDriver browser, Path page) {
    browser.get(page.toUri().toString());
    assertThat(browser.executeScript("return performance.getEntriesByType('resource').length"))
        .isEqualTo(0L);
    return browser.findElement(By.tagName("body")).getText();
  }

  private static String server() {
    return backend.uri("/mcp").toString();
  }
}
