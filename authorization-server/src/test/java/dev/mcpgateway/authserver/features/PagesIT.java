package dev.mcpgateway.authserver.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.authserver.testing.Browser;
import dev.mcpgateway.authserver.testing.Flow;
import dev.mcpgateway.authserver.testing.Page;
import dev.mcpgateway.authserver.testing.RunningServer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PagesIT {

  @AfterEach
  void returnToThePresent() {
    RunningServer.CLOCK.reset();
  }

  @Test
  void mayNotBeFramedScriptedOrKept() throws Exception {
    Flow flow = new Flow();
    Page login = flow.loginPage();
    Page consent = new Flow().consentPage();
    Page error = new Browser().get(RunningServer.ISSUER + "/nothing");

    for (Page page : new Page[] {login, consent, error}) {
      assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
      assertThat(page.header("Content-Security-Policy"))
          .startsWith("default-src 'none'; style-src 'self';")
          .contains("frame-ancestors 'none'")
          .doesNotContain("script", "unsafe");
      assertThat(page.header("Cache-Control")).contains("no-store");
      assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
      assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(page.html().select("script, style, [style], [onclick], img, iframe")).isEmpty();
      assertThat(page.html().select("link").eachAttr("href")).containsExactly("/style.css");
    }
  }

  @Test
  void letConsentLeadToTheClientOnly() throws Exception {
    assertThat(new Flow().consentPage().header("Content-Security-Policy"))
        .endsWith("form-action 'self' http://localhost:54321");
    assertThat(new Flow().loginPage().header("Content-Security-Policy"))
        .endsWith("form-action 'self'");
  }

  @Test
  void bringTheirOwnStyle() throws Exception {
    Page style = new Browser().get(RunningServer.ISSUER + "/style.css");

    assertThat(style.status()).isEqualTo(200);
    assertThat(style.answer().body()).doesNotContain("url(", "@import");
  }

  @Test
  void refuseALoginFromElsewhere() throws Exception {
    Flow flow = new Flow();
    Page login = flow.loginPage();

    Page forged =
        flow.browser()
            .post(
                login.form("Log in").absUrl("action"),
                "username",
                "alice@example.com",
                "password",
                "password");

    assertThat(forged.status()).isEqualTo(403);
    assertThat(flow.ask().location()).endsWith("/login");
  }

  @Test
  void refuseAConsentFromElsewhere() throws Exception {
    Flow flow = new Flow();
    Page consent = flow.consentPage();
    String state = consent.form("Allow").select("input[name=state]").val();
    String address = RunningServer.ISSUER + "/oauth2/authorize";

    Page forged =
        flow.browser().post(address, "client_id", "mcp-client", "state", state, "scope", "mcp");

    assertThat(forged.status()).isEqualTo(403);
    assertThat(forged.location()).isEmpty();
    assertThat(flow.browser().submit(consent.form("Allow")).parameter("code")).isNotEmpty();
  }

  @Test
  void doNotLetOneUserAnswerForAnother() throws Exception {
    Page alices = new Flow().consentPage();
    String state = alices.form("Allow").select("input[name=state]").val();
    Flow mallory = new Flow();
    Page own = mallory.consentPage("mallory@example.com", "secret");

    Page seen = mallory.browser().get(RunningServer.ISSUER + "/consent?state=" + encoded(state));
    Page sent = mallory.browser().submit(own.form("Allow"), "state", state);

    assertThat(seen.status()).isEqualTo(400);
    assertThat(sent.status()).isEqualTo(400);
    assertThat(sent.location()).isEmpty();
  }

  @Test
  void refuseScopesThatWereNotAskedFor() throws Exception {
    Flow flow = new Flow().with("scope", "mcp");
    Page answer = flow.browser().submit(flow.consentPage().form("Allow"), "scope", "mcp:admin");

    assertThat(answer.parameters())
        .containsEntry("error", "invalid_scope")
        .containsEntry("iss", RunningServer.ISSUER);
  }

  @Test
  void takeNoAnswerThatComesTooLate() throws Exception {
    Flow flow = new Flow();
    Page consent = flow.consentPage();

    RunningServer.CLOCK.pass(Duration.ofMinutes(11));
    Page answer = flow.browser().submit(consent.form("Allow"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.location()).isEmpty();
  }

  @Test
  void takeAnAnswerOnce() throws Exception {
    Flow flow = new Flow();
    Page consent = flow.consentPage();
    flow.browser().submit(consent.form("Allow"));

    assertThat(flow.browser().submit(consent.form("Allow")).status()).isEqualTo(400);
  }

  @Test
  void askForALoginBeforeConsent() throws Exception {
    assertThat(new Browser().get(RunningServer.ISSUER + "/consent?state=x").location())
        .endsWith("/login");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/login", "/consent?state=x", "/oauth2/authorize"})
  void areServedUnderTheIssuersNameOnly(String path) throws Exception {
    URI issuer = URI.create(RunningServer.ISSUER);
    Page page = new Browser().get("http://127.0.0.1:" + issuer.getPort() + path);

    assertThat(page.status()).isEqualTo(421);
    assertThat(page.html().text()).contains("another host name");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/nothing", "/oauth2/introspect", "/.well-known/openid-configuration", "/error"})
  void saySimplyThatThereIsNothing(String path) throws Exception {
    Page page = new Browser().get(RunningServer.ISSUER + path);

    assertThat(page.status()).isEqualTo(404);
    assertThat(page.html().text()).contains("There is nothing at this address.");
  }

  @Test
  void keepTheSessionCookieFromScriptsAndOtherSites() throws Exception {
    assertThat(new Flow().ask().header("Set-Cookie"))
        .startsWith("mcp_authorization_server=")
        .contains("HttpOnly", "SameSite=Lax");
  }

  @Test
  void changeTheSessionAtLogin() throws Exception {
    Flow flow = new Flow();
    Page ask = flow.ask();
    Page login = flow.browser().get(ask.location());
    Page back =
        flow.browser()
            .submit(login.form("Log in"), "username", "alice@example.com", "password", "password");

    assertThat(back.header("Set-Cookie"))
        .startsWith("mcp_authorization_server=")
        .isNotEqualTo(ask.header("Set-Cookie"));
  }

  @Test
  void greetWhoComesWithoutAClient() throws Exception {
    assertThat(new Browser().get(RunningServer.ISSUER + "/").html().text())
        .contains(RunningServer.ISSUER);
    assertThat(new Browser().get(RunningServer.ISSUER + "/login").html().select("form")).hasSize(1);
  }

  @Test
  void takeNoOtherMethodAtTheEndpoints() throws Exception {
    for (String path : new String[] {"/oauth2/token", "/oauth2/revoke"}) {
      Page page = new Browser().get(RunningServer.ISSUER + path);
      assertThat(page.status()).isEqualTo(405);
      assertThat(page.header("Allow")).isEqualTo("POST");
    }
    Page keys =
        new Browser()
            .send(
                HttpRequest.newBuilder(URI.create(RunningServer.ISSUER + "/oauth2/jwks")).DELETE());
    assertThat(keys.status()).isEqualTo(405);
    assertThat(keys.header("Allow")).isEqualTo("GET");
  }

  private static String encoded(String value) {
    return value.replace("=", "%3D");
  }
}
