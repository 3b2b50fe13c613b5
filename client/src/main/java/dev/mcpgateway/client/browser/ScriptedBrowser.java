package dev.mcpgateway.client.browser;

import dev.mcpgateway.client.authorization.AuthorizationRequest;
import dev.mcpgateway.client.browser.Move.Follow;
import dev.mcpgateway.client.browser.Move.Refused;
import dev.mcpgateway.client.browser.Move.Stuck;
import dev.mcpgateway.client.browser.Move.Submit;
import dev.mcpgateway.client.flow.FlowException;
import dev.mcpgateway.client.flow.Problem;
import dev.mcpgateway.client.flow.Step;
import dev.mcpgateway.client.http.Failures;
import dev.mcpgateway.client.http.HttpClients;
import dev.mcpgateway.client.login.Browser;
import java.time.Duration;
import java.util.function.Consumer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Walks through an authorization server's pages by itself, for demos and tests only: a client that
 * knows the user's password is what OAuth does away with.
 *
 * <p>It runs no script, types the password into pages of the authorization endpoint's origin only,
 * and gives up with a reason rather than wait.
 */
public final class ScriptedBrowser implements Browser {

  private static final int MOST_PAGES = 30;
  private static final Duration LIMIT = Duration.ofSeconds(15);

  private final WebClient client;
  private final PageReader reader;
  private final Consumer<String> say;

  public ScriptedBrowser(HttpClients clients, Credentials credentials, Consumer<String> say) {
    this.client = clients.forDocuments();
    this.reader = new PageReader(credentials);
    this.say = say;
  }

  @Override
  public Mono<Void> open(AuthorizationRequest request) {
    return Mono.defer(() -> {
      say.accept(
          "WARNING: scripted login, for demos and tests only: this client types the password.");
      return walk(new Walk(request), Visit.get(request.uri()));
    });
  }

  private Mono<Void> walk(Walk walk, Visit visit) {
    if (walk.pages().incrementAndGet() > MOST_PAGES) {
      return Mono.error(stuck("an end to the pages", "more than " + MOST_PAGES));
    }
    if (!walk.isAllowed(visit.address())) {
      return Mono.error(stuck("pages of " + walk.origin(), visit.place()));
    }
    return fetch(walk, visit).flatMap(answer -> arrived(walk, visit, answer));
  }

  private Mono<Void> arrived(Walk walk, Visit visit, PageAnswer answer) {
    if (walk.isEnd(visit.address())) {
      // what the listener reads in it is not this browser's business, unless it doesn't read it
      return answer.status() == 200 || answer.status() == 400
          ? Mono.empty()
          : Mono.error(stuck("an answer to this client's request", "one with another state"));
    }
    if (answer.isRedirect()) {
      return visit
          .redirected(answer)
          .map(next -> walk(walk, next))
          .orElseGet(() -> Mono.error(stuck("a redirect that can be followed", visit.place())));
    }
    return walk.isError(answer) ? Mono.error(errorPage(visit, answer)) : read(walk, visit, answer);
  }

  private Mono<Void> read(Walk walk, Visit visit, PageAnswer answer) {
    return switch (reader.read(answer.page().text(), visit.address(), walk.isLoggedIn().get())) {
      case Follow(var address) -> {
        say.accept("  " + visit.place() + ": followed a link");
        yield walk(walk, Visit.get(address));
      }
      case Submit(var address, var form, var note, var isLogin) -> {
        say.accept("  " + visit.place() + ": " + note);
        walk.isLoggedIn().compareAndSet(false, isLogin);
        yield walk(walk, Visit.post(address, form));
      }
      case Refused() -> Mono.error(refused(visit));
      case Stuck(String why) -> Mono.error(stuck("a form or a link to go on", why));
    };
  }

  private Mono<PageAnswer> fetch(Walk walk, Visit visit) {
    WebClient.RequestBodySpec request =
        client
            .method(visit.method())
            .uri(visit.address())
            .accept(MediaType.TEXT_HTML)
            .headers(headers -> {
              String cookies = walk.cookies().headerFor(visit.address());
              if (!cookies.isEmpty() && !walk.isEnd(visit.address())) {
                headers.set(HttpHeaders.COOKIE, cookies);
              }
            });
    visit
        .form()
        .ifPresent(form ->
            request.contentType(MediaType.APPLICATION_FORM_URLENCODED).bodyValue(form.text()));
    return request
        .exchangeToMono(response -> {
          walk.cookies().keep(response.cookies());
          return PageAnswer.read(response);
        })
        .timeout(LIMIT)
        .publishOn(Schedulers.boundedElastic())
        .onErrorMap(Failures.of(Step.AUTHORIZATION, visit.address()));
  }

  private static FlowException refused(Visit visit) {
    return Problem.notAuthorized(
            Step.AUTHORIZATION,
            "the login page to accept the user and the password",
            "the login form again, at " + visit.place(),
            "Give the right USER:PASSWORD with --login-as.")
        .asException();
  }

  private FlowException errorPage(Visit visit, PageAnswer answer) {
    return stuck(
        "a page of the authorization server",
        answer.status() + " at " + visit.place() + ": " + reader.summary(answer.page().text()));
  }

  private static FlowException stuck(String expected, String came) {
    return Problem.notAuthorized(
            Step.AUTHORIZATION, expected, came, "Log in with a browser: leave --login-as out.")
        .asException();
  }
}
