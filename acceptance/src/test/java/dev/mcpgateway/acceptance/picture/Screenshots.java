package dev.mcpgateway.acceptance.picture;

import static org.awaitility.Awaitility.await;

import dev.mcpgateway.acceptance.machine.Chromium;
import dev.mcpgateway.acceptance.machine.Repository;
import dev.mcpgateway.acceptance.party.Compose;
import dev.mcpgateway.acceptance.party.LocalIssuer;
import dev.mcpgateway.acceptance.party.McpRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** Goes through the demo as a user does, by hand in a browser, and keeps what it looks like. */
final class Screenshots {

  private static final Pattern ADDRESS = Pattern.compile("http://localhost:5556/dex/auth\\S+");
  private static final Pattern FIRST_FLOW =
      Pattern.compile("(?s)^.*?8  List and call tools.*?(?=\\n\\n1  )");
  private static final URI SERVER = URI.create("http://localhost:3001/mcp");
  private static final Dimension PAGE = new Dimension(960, 640);

  @AutoClose private static Compose compose;

  @AutoClose("quit")
  private static ChromeDriver browser;

  @BeforeAll
  static void up() throws IOException {
    browser = Chromium.required("--force-device-scale-factor=1.5", "--hide-scrollbars");
    compose = Compose.with("acceptance/src/test/compose/recorder.yml");
    compose.up("", List.of(3000, 3001, 5556, 5558));
  }

  @Test
  void takesThem() throws IOException, InterruptedException {
    browser.manage().window().setSize(PAGE);
    browser.get(awaitInClientLog(ADDRESS));
    browser.findElement(By.cssSelector("a[href*='/auth/local']")).click();
    browser.findElement(By.id("login")).sendKeys("alice@example.com");
    browser.findElement(By.id("password")).sendKeys("password");
    keep("dex-login", browser.getScreenshotAs(OutputType.BYTES));

    browser.findElement(By.id("submit-login")).click();
    browser.findElement(By.cssSelector("button[type=submit]")).click();
    await().until(() -> browser.getCurrentUrl(), url -> url.startsWith("http://localhost:3000/"));
    keep("success-page", browser.getScreenshotAs(OutputType.BYTES));

    terminal("client-flow", "docker compose logs --no-log-prefix client", firstFlow());
    beRefused();
    terminal("gateway-log", "docker compose logs --no-log-prefix gateway", compose.logs("gateway"));
  }

  /** The client's output up to where its second flow, the one on /sse, begins. */
  private static String firstFlow() {
    return awaitInClientLog(FIRST_FLOW);
  }

  private static void beRefused() throws IOException, InterruptedException {
    McpRequest.ping(SERVER).with("Origin", "http://evil.example").send();
    McpRequest.ping(SERVER).with("Host", "evil.example").send();
    McpRequest.ping(URI.create(SERVER + "?access_token=x")).send();
    try (LocalIssuer stranger = LocalIssuer.start()) {
      McpRequest.ping(SERVER).bearer(stranger.token(SERVER)).send();
    }
  }

  private static String awaitInClientLog(Pattern wanted) {
    return await("client: " + wanted)
        .atMost(Duration.ofSeconds(90))
        .until(
            () -> wanted.matcher(compose.logs("client")).results().findFirst(), Optional::isPresent)
        .map(MatchResult::group)
        .orElseThrow();
  }

  private static void terminal(String name, String command, String output) throws IOException {
    browser.get(TerminalPage.write(name, command, output).toUri().toString());
    WebElement terminal = browser.findElement(By.id("terminal"));
    // Only what is in the window can be taken.
    Dimension size = terminal.getSize();
    browser.manage().window().setSize(new Dimension(size.width + 40, size.height + 240));
    keep(name, terminal.getScreenshotAs(OutputType.BYTES));
  }

  private static void keep(String name, byte[] picture) throws IOException {
    Path images = Files.createDirectories(Repository.root().resolve("docs/images"));
    Files.write(images.resolve(name + ".png"), picture);
  }
}
