package dev.mcpgateway.client.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.client.testing.Answer;
import dev.mcpgateway.client.testing.Call;
import dev.mcpgateway.client.testing.Demo;
import dev.mcpgateway.client.testing.Demo.Outcome;
import dev.mcpgateway.client.testing.FakeServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;

/** {@code --login-as}: walks through login and consent, and gives up at once where it can't. */
final class ScriptedLoginIT {

  @AutoClose private final Demo demo = new Demo();

  private final AtomicReference<Call> request = new AtomicReference<>();

  /** Login page with session cookie and CSRF token, consent page, then back. */
  @BeforeEach
  void loginPages() {
    pages()
        .on(
            "/authorize",
            call -> {
              request.set(call);
              return Answer.redirect("login?x=1")
                  .with("Set-Cookie", "SESSION=one; Path=/; HttpOnly");
            })
        .on("/login", this::login)
        .on(
            "/consent",
            call ->
                call.method().equals("POST")
                    ? demo.as().authorize(request.get())
                    : Answer.page(
                        200,
                        "<form method=post><input type=hidden name=d value=deny>"
                            + "<button>Deny</button></form>"
                            + "<form method=post><button name=d value=allow>Allow</button></form>"));
  }

  private Answer login(Call call) {
    boolean hasSession = call.header("Cookie").equals("SESSION=one");
    if (call.method().equals("GET")) {
      return Answer.page(
          hasSession ? 200 : 500,
          "<form method=post action=/login><input name=username><input type=password name=password>"
              + "<input type=hidden name=_csrf value=c1><button>Log in</button></form>");
    }
    boolean isGood = hasSession && call.body().equals("username=alice&password=secret&_csrf=c1");
    return Answer.redirect(isGood ? "/consent" : "/login?error");
  }

  @Test
  void logsInAndAgrees() {
    Outcome outcome = demo.connect();

    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out())
        .contains("WARNING: scripted login, for demos and tests only")
        .contains("/login: filled in user and password", "/consent: agreed")
        .doesNotContain("secret", "x=1");
    assertThat(pages().calls("/consent").getLast().body()).isEqualTo("d=allow");
  }

  @Test
  void saysAtOnceThatThePasswordIsWrong() {
    long start = System.nanoTime();

    Outcome outcome = demo.connect("--login-as=alice:wrong");

    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.err()).contains("Stopped at step 4", "the login form again", "--login-as");
    assertThat(outcome.out() + outcome.err()).doesNotContain("wrong");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMinutes(1));
    demo.assertNoTokenRequest();
  }

  @Test
  void takesALoginPageWithStatus401ForARefusal() {
    pages()
        .on(
            "/login",
            call ->
                Answer.page(
                    call.method().equals("GET") ? 200 : 401,
                    "<form method=post><input name=login><input type=password name=password>"));

    assertThat(demo.connect().err()).contains("the login form again");
  }

  @ParameterizedTest
  @CsvSource({
    "400, <title>Bad Request</title>Unregistered redirect URI, Unregistered redirect URI",
    "401, <p>Who are you?, Who are you?",
    "200, <title>Hello</title><p>World, Hello: World"
  })
  void quotesAPageThatLeadsNowhere(int status, String page, String words) {
    pages().on("/login", _ -> Answer.page(status, page));

    Outcome outcome = demo.connect();

    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.err()).contains("Stopped at step 4", words, "leave --login-as out");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://evil.example/login", "javascript:x", "http://[", "//evil.example/"})
  void leavesTheAuthorizationServerForNobody(String location) {
    pages().on("/login", _ -> Answer.redirect(location));

    Outcome outcome = demo.connect();

    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.err()).contains("Stopped at step 4");
  }

  @Test
  void typesThePasswordIntoNoPageOfAnotherOrigin() {
    pages()
        .on(
            "/login",
            _ ->
                Answer.page(
                    200,
                    "<form method=post action="
                        + demo.mcp().server().base()
                        + "/steal><input type=password name=password></form>"));

    assertThat(demo.connect().code()).isEqualTo(3);
    assertThat(demo.requests()).doesNotContain("mcp POST /steal");
  }

  @Test
  void endsAWalkInCircles() {
    pages().on("/login", _ -> Answer.redirect("/login"));

    assertThat(demo.connect().err()).contains("more than 30");
  }

  @Test
  void saysThatTheAuthorizationServerIsNotThere() {
    demo.as().metadata(metadata -> metadata.put("authorization_endpoint", "http://localhost:1/a"));

    assertThat(demo.connect().code()).isEqualTo(4);
  }

  @Test
  void sendsTheFormAgainWhereTheRedirectSaysSo() {
    pages()
        .on(
            "/login",
            call ->
                call.method().equals("POST")
                    ? new Answer(307, List.of(Map.entry("Location", "/login2")), Flux.empty())
                    : login(call))
        .on("/login2", this::login);

    assertThat(demo.connect().code()).isZero();
    assertThat(pages().calls("/login2").getFirst().body()).contains("password=secret");
  }

  @Test
  void followsALinkToTheLogin() {
    pages()
        .on(
            "/authorize",
            call -> {
              request.set(call);
              return Answer.page(
                      200,
                      "<a href=/auth/mock>Mock</a><a href='/auth/local?x'>Log in with Email</a>")
                  .with("Set-Cookie", "SESSION=one; Path=/");
            })
        .on("/auth/local", _ -> Answer.redirect("../login"));

    assertThat(demo.connect().code()).isZero();
  }

  private FakeServer pages() {
    return demo.as().server();
  }

  @Test
  void keepsTheCodeToItself() {
    Outcome outcome = demo.connect();

    assertThat(outcome.out()).doesNotContainPattern("code=|code-\\d");
  }
}
