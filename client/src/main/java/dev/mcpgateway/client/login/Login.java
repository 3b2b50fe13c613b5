package dev.mcpgateway.client.login;

import dev.mcpgateway.client.authorization.AuthorizationAnswer;
import dev.mcpgateway.client.authorization.AuthorizationAnswer.Denied;
import dev.mcpgateway.client.authorization.AuthorizationAnswer.ForeignIssuer;
import dev.mcpgateway.client.authorization.AuthorizationAnswer.Granted;
import dev.mcpgateway.client.authorization.AuthorizationAnswer.Malformed;
import dev.mcpgateway.client.authorization.AuthorizationAnswer.Stray;
import dev.mcpgateway.client.authorization.AuthorizationRequest;
import dev.mcpgateway.client.flow.FlowException;
import dev.mcpgateway.client.flow.Problem;
import dev.mcpgateway.client.flow.Secret;
import dev.mcpgateway.client.flow.Step;
import dev.mcpgateway.client.flow.StepReport;
import dev.mcpgateway.client.flow.Trace;
import java.time.Duration;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Sends the browser to the authorization server and waits for the code. */
final class Login {

  private final Browser browser;
  private final Trace trace;
  private final Duration patience;

  Login(Browser browser, Trace trace, Duration patience) {
    this.browser = browser;
    this.trace = trace;
    this.patience = patience;
  }

  /** The answer. A browser that fails ends the wait; one that succeeds doesn't. */
  Mono<AuthorizationAnswer> answer(
      AuthorizationRequest request, CallbackListener.Listening listening) {
    Mono<AuthorizationAnswer> answer =
        listening.answer(parameters -> AuthorizationAnswer.of(parameters, request));
    Mono<AuthorizationAnswer> opened =
        Mono.defer(() -> tellAndOpen(request)).then(Mono.<AuthorizationAnswer>never());
    return Mono.firstWithSignal(answer, opened)
        .timeout(patience, Mono.error(this::nobodyCame))
        .publishOn(Schedulers.boundedElastic());
  }

  private Mono<Void> tellAndOpen(AuthorizationRequest request) {
    trace.told(
        StepReport.of(Step.AUTHORIZATION, "GET " + request.endpoint())
            .asking("client_id: " + request.asked().client().clientId())
            .asking("redirect_uri: " + request.redirectUri())
            .asking("scope: " + request.asked().scopes().words())
            .asking("resource: " + request.asked().resource())
            .asking("code_challenge_method: S256, with a fresh challenge and state")
            .because(
                "Login and consent are between the user and that server; the client gets a code."));
    return browser.open(request);
  }

  /** The code in the answer. */
  Secret code(AuthorizationAnswer answer, AuthorizationRequest request) {
    return switch (answer) {
      case Granted(Secret code) -> told(code, request);
      case Denied(String error, String description) -> throw denied(error, description);
      case ForeignIssuer(String expected, String came) -> throw foreign(expected, came);
      case Malformed(String why) -> throw unusable(why);
      case Stray _ -> throw unusable("the state is not the one that was sent");
    };
  }

  private Secret told(Secret code, AuthorizationRequest request) {
    boolean isNamed = request.server().namesIssuerInResponse();
    trace.told(
        StepReport.of(Step.CALLBACK, "the browser came back to " + request.redirectUri())
            .answered("code: received")
            .answered("state: as it was sent")
            .answered(isNamed ? "iss: " + request.server().issuer() : "iss: not promised")
            .because("The answer is to our request and from the server that was asked."));
    return code;
  }

  private static FlowException denied(String error, String description) {
    return Problem.notAuthorized(
            Step.CALLBACK,
            "a code",
            (error + " " + description).trim(),
            switch (error) {
              case "access_denied" -> "Agree in the browser, or ask for less.";
              case "invalid_scope" -> "Ask for scopes that the server knows, with --scope.";
              case "unauthorized_client" -> "Give a client id that is registered there.";
              case "invalid_target" -> "Make the resource known to the authorization server.";
              default -> "Look into the authorization server's log.";
            })
        .asException();
  }

  private static FlowException foreign(String expected, String came) {
    return Problem.protocol(
            Step.CALLBACK,
            "iss to be exactly " + expected,
            came,
            "Nothing of this answer was used: it may come from another authorization server.")
        .asException();
  }

  private static FlowException unusable(String why) {
    return Problem.protocol(
            Step.CALLBACK, "a code with our state", why, "Start again with a fresh login.")
        .asException();
  }

  private FlowException nobodyCame() {
    return Problem.notAuthorized(
            Step.CALLBACK,
            "the browser to come back within " + patience.toSeconds() + " seconds",
            "nobody",
            "Log in and agree in the browser, or give more time with --timeout; some servers show"
                + " a refusal as a page and send nothing back.")
        .asException();
  }
}
