package dev.mcpgateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mcpgateway.acceptance.machine.Chromium;
import dev.mcpgateway.acceptance.party.EventStream;
import dev.mcpgateway.acceptance.party.Gateway;
import dev.mcpgateway.acceptance.party.LocalIssuer;
import dev.mcpgateway.acceptance.party.RecordingBackend;
import dev.mcpgateway.acceptance.party.TestPage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** A page in a browser reads events with its cookie, if it is on an allowed origin. */
final class BrowserIT {

  @AutoClose private static LocalIssuer issuer;
  @AutoClose private static RecordingBackend backend;
  @AutoClose private static TestPage allowed;
  @AutoClose private static TestPage foreign;
  @AutoClose private static Gateway gateway;

  @AutoClose("quit")
  private static ChromeDriver browser;

  private final EventStream events = new EventStream();

  @BeforeAll
  static void start() throws IOException {
    browser = Chromium.required();
    issuer = LocalIssuer.start();
    backend = RecordingBackend.start();
    allowed = TestPage.serve("events.html");
    foreign = TestPage.serve("events.html");
    gateway =
        Gateway.with()
            .server("events", "/sse", backend.uri("/sse"), issuer.issuer())
            .option("servers.events.issuers[0].jwks-uri", issuer.keys())
            .option("servers.events.transport", "sse")
            .option("servers.events.access-token-cookie", "access_token")
            .option("origins[0]", allowed.origin())
            .start("browser-gateway");
  }

  @BeforeEach
  void forget() {
    backend.reset();
    backend.answers(events);
    browser.get(allowed.origin());
    browser.manage().deleteAllCookies();
  }

  @Test
  void showsEventsAsTheyCome() {
    logIn();
    open(allowed);

    events.send("endpoint", "/messages?sessionId=1");
    awaitItems(1);
    events.send("message", "first");
    awaitItems(2);
    // The first was seen before the last was sent.
    events.send("message", "last");
    awaitItems(3);
    events.end();

    List<String> shown = items();
    assertThat(shown.getFirst()).startsWith("endpoint ").contains("/sse/messages?s=");
    assertThat(shown.subList(1, 3)).containsExactly("first", "last");
  }

  @Test
  void failsWithoutTheCookie() {
    open(allowed);

    awaitState("failed");
    assertThat(backend.received()).isEmpty();
  }

  @Test
  void failsOnAnotherOrigin() {
    logIn();
    open(foreign);

    awaitState("failed");
    assertThat(backend.received()).isEmpty();
  }

  /** Cookies know no ports: the gateway gets what is set for the page's host. */
  private static void logIn() {
    String token = issuer.token(gateway.uri("/sse")).text();
    browser.manage().addCookie(new Cookie.Builder("access_token", token).path("/").build());
  }

  private static void open(TestPage page) {
    browser.get(page.origin() + "/?source=" + gateway.uri("/sse"));
  }

  private static void awaitItems(int count) {
    await("events shown")
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(items()).hasSize(count));
  }

  private static void awaitState(String state) {
    await("state of the page")
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () -> assertThat(browser.findElement(By.id("state")).getText()).isEqualTo(state));
  }

  private static List<String> items() {
    return browser.findElements(By.tagName("li")).stream().map(WebElement::getText).toList();
  }
}
