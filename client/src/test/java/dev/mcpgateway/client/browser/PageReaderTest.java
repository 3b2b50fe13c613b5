package dev.mcpgateway.client.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.client.browser.Move.Follow;
import dev.mcpgateway.client.browser.Move.Refused;
import dev.mcpgateway.client.browser.Move.Stuck;
import dev.mcpgateway.client.browser.Move.Submit;
import dev.mcpgateway.client.flow.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PageReaderTest {

  private static final URI ADDRESS = URI.create("http://localhost:5556/dex/approval?req=r&hmac=h");

  private final PageReader reader = new PageReader(new Credentials("alice", new Secret("p&w")));

  @Test
  void choosesTheLoginByPasswordAmongDexConnectors() throws IOException {
    assertThat(move("dex-connectors", false))
        .isInstanceOfSatisfying(
            Follow.class,
            follow ->
                assertThat(follow.address().toString())
                    .startsWith("http://localhost:5556/dex/auth/local?client_id=mcp-client&code_"));
  }

  @Test
  void fillsInTheLoginPageOfDex() throws IOException {
    Submit submit = submit("dex-login");

    assertThat(submit.address().getPath()).isEqualTo("/dex/auth/local/login");
    assertThat(submit.address().getQuery()).contains("&state=");
    assertThat(submit.form().text()).isEqualTo("login=alice&password=p%26w");
    assertThat(submit.isLogin()).isTrue();
  }

  @Test
  void approvesOnThePageOfDexAtItsOwnAddress() throws IOException {
    Submit submit = submit("dex-approval");

    assertThat(submit.address()).isEqualTo(ADDRESS);
    assertThat(submit.form().text()).endsWith("&approval=approve");
    assertThat(submit.isLogin()).isFalse();
  }

  @Test
  void sendsTheTokenOfSpringSecurityAlong() throws IOException {
    Submit submit = submit("spring-login");

    assertThat(submit.address()).hasToString("http://localhost:5556/login");
    assertThat(submit.form().text())
        .isEqualTo("username=alice&password=p%26w&remember-me=on&_csrf=csrf-1");
  }

  @Test
  void ticksAllScopesOfAConsentPage() throws IOException {
    assertThat(submit("spring-consent").form().text())
        .isEqualTo("client_id=mcp-client&state=st-no-te&scope=mcp%3Atools&scope=mcp%3Aadmin");
  }

  @Test
  void walksThroughThePagesOfOidcProvider() throws IOException {
    assertThat(submit("oidc-provider-login").form().text())
        .isEqualTo("prompt=login&login=alice&password=p%26w");
    assertThat(submit("oidc-provider-consent").form().text()).isEqualTo("prompt=consent");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dex-login", "spring-login", "oidc-provider-login"})
  void takesASecondLoginPageForARefusal(String page) throws IOException {
    assertThat(move(page, true)).isEqualTo(new Refused());
  }

  @ParameterizedTest
  @CsvSource({
    "'<button name=d value=deny>No</button><button name=d value=allow>Yes</button>', d=allow",
    "'<input type=submit name=d value=Cancel><input type=submit name=d value=Accept>', d=Accept",
    "'<input type=radio name=r value=1><input type=radio name=r value=2 checked><button>OK</button>', r=2",
    "'<select name=s><option value=a>A<option value=b selected>B</select><button>OK</button>', s=b",
    "'<input name=a value=1 disabled><input value=2><textarea name=t>x</textarea><button>Go on</button>', t=x",
    "'<input type=hidden name=code value=xyz>', code=xyz"
  })
  void sendsWhatABrowserWouldSend(String fields, String form) {
    Move move = reader.read("<form method=post>" + fields + "</form>", ADDRESS, true);

    assertThat(move).isEqualTo(new Submit(ADDRESS, new Secret(form), "agreed", false));
  }

  @Test
  void prefersTheFormThatAgrees() {
    Move move =
        reader.read(
            "<form method=post action=/logout><button>Log out</button></form>"
                + "<form method=post action=/a><button>OK</button></form>"
                + "<form method=post action=/b><button>Authorize</button></form>"
                + "<form method=post action=/c><button>Deny</button></form>",
            ADDRESS,
            false);

    assertThat(move)
        .isEqualTo(
            new Submit(URI.create("http://localhost:5556/b"), new Secret(""), "agreed", false));
  }

  @Test
  void followsTheFirstLinkThatIsNoWayOut() {
    assertThat(
            reader.read(
                "<a href=#top>Top</a><a href=http://elsewhere/x>Allow</a><a href=/cancel>Cancel</a>"
                    + "<a href=/next>Next</a><a href=/last>Last</a>",
                ADDRESS,
                false))
        .isEqualTo(new Follow(URI.create("http://localhost:5556/next")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<title>Nope</title><p>Sorry</p>",
        "<form method=post><button>Deny</button></form>",
        "<form action=/search><input name=q></form>",
        "<form method=post action='javascript:go()'><button>Allow</button></form>",
        "<a href=/no>No, cancel</a>",
        ""
      })
  void saysThatItIsStuckWhereNothingCanBeDone(String page) {
    assertThat(reader.read(page, ADDRESS, false)).isInstanceOf(Stuck.class);
  }

  @Test
  void quotesTheStartOfAPage() {
    assertThat(reader.summary("<title>T</title><h1>Bad Request</h1>")).isEqualTo("T: Bad Request");
    assertThat(reader.summary("<p>" + "x".repeat(400))).hasSize(201).endsWith("…");
  }

  private Submit submit(String page) throws IOException {
    Move move = move(page, false);
    assertThat(move).isInstanceOf(Submit.class);
    return (Submit) move;
  }

  private Move move(String page, boolean isLoggedIn) throws IOException {
    try (InputStream in = PageReaderTest.class.getResourceAsStream("/pages/" + page + ".html")) {
      assertThat(in).isNotNull();
      return reader.read(new String(in.readAllBytes(), UTF_8), ADDRESS, isLoggedIn);
    }
  }
}
