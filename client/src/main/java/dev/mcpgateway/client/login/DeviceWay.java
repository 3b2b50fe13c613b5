package dev.mcpgateway.client.login;

import dev.mcpgateway.client.authorization.Asked;
import dev.mcpgateway.client.authorization.DeviceAuthorization;
import dev.mcpgateway.client.authorization.Grant;
import dev.mcpgateway.client.authorization.GrantForm;
import dev.mcpgateway.client.authorization.TokenAnswer;
import dev.mcpgateway.client.authorization.TokenRequest;
import dev.mcpgateway.client.flow.FlowException;
import dev.mcpgateway.client.flow.Problem;
import dev.mcpgateway.client.flow.Step;
import dev.mcpgateway.client.flow.StepReport;
import dev.mcpgateway.client.http.Fetched;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * A user agrees in a browser on another machine, and this one asks until that is done.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8628#section-3.5">RFC 8628, 3.5</a>
 */
final class DeviceWay implements Way {

  private final LoginSettings settings;
  private final LoginPorts ports;
  private final DevicePrompt prompt;
  private final TokenEndpoint endpoint;
  private final Redemption redemption;
  private final Function<Duration, Mono<?>> pause;

  /**
   * The way.
   *
   * @param pause completes after a time
   */
  DeviceWay(
      LoginSettings settings,
      LoginPorts ports,
      DevicePrompt prompt,
      TokenEndpoint endpoint,
      Redemption redemption,
      Function<Duration, Mono<?>> pause) {
    this.settings = settings;
    this.ports = ports;
    this.prompt = prompt;
    this.endpoint = endpoint;
    this.redemption = redemption;
    this.pause = pause;
  }

  @Override
  public Mono<Grant> grant(Goal goal) {
    return new Clients(ports.registrations())
        .asked(goal)
        .flatMap(asked -> authorized(asked).flatMap(device -> agreed(asked, device)));
  }

  private Mono<DeviceAuthorization> authorized(Asked asked) {
    // metadata without it are not read for this grant
    URI place = asked.server().offers().deviceEndpoint().orElseThrow();
    return Mono.fromCallable(() ->
            TokenRequest.authenticated(
                place,
                asked.server(),
                asked.client(),
                GrantForm.device(asked).fields(),
                endpoint.moment()))
        .flatMap(endpoint::ask)
        .map(answered -> told(authorization(answered.fetched(), asked), answered.sent(), asked));
  }

  private DeviceAuthorization authorization(Fetched fetched, Asked asked) {
    return fetched
        .object()
        .filter(_ -> fetched.isOk())
        .map(answer -> DeviceAuthorization.read(answer, settings.server()))
        .orElseThrow(() ->
            TokenAnswer.refused(fetched.status(), fetched.object(), GrantForm.device(asked))
                .asException());
  }

  private DeviceAuthorization told(DeviceAuthorization device, TokenRequest sent, Asked asked) {
    ports
        .trace()
        .told(
            StepReport.of(Step.AUTHORIZATION, "POST " + sent.endpoint())
                .asking("client_id: " + asked.client().clientId())
                .asking("scope: " + asked.scopes().words())
                .asking("resource: " + asked.resource())
                .answered("verification_uri: " + device.verification())
                .answered("good for " + device.lifetime().toSeconds() + " s")
                .because("The user logs in and agrees on whatever machine has a browser."));
    return device;
  }

  private Mono<Grant> agreed(Asked asked, DeviceAuthorization device) {
    Duration limit =
        device.lifetime().compareTo(settings.patience()) < 0
            ? device.lifetime()
            : settings.patience();
    Question question =
        new Question(
            asked, GrantForm.deviceCode(asked, device.deviceCode()), endpoint.now().plus(limit));
    return prompt
        .tell(
            new DevicePrompt.Invitation(
                device.verification(), device.userCode(), device.complete(), limit))
        .<Turn>thenReturn(new Again(new Pace(device.interval()), nobodyAgreed()))
        .expand(turn -> next(question, turn))
        .ofType(Done.class)
        .next()
        .map(Done::grant);
  }

  /**
   * What is asked over and over.
   *
   * @param end when that ends
   */
  private record Question(Asked asked, GrantForm form, Instant end) {}

  /** What came of a question. */
  private sealed interface Turn {}

  /**
   * Nothing yet.
   *
   * @param otherwise what to tell when there is no time for another question
   */
  private record Again(Pace pace, FlowException otherwise) implements Turn {}

  private record Done(Grant grant) implements Turn {}

  private Mono<Turn> next(Question question, Turn last) {
    return switch (last) {
      case Done _ -> Mono.empty();
      case Again again when endpoint.now().plus(again.pace().pause()).isAfter(question.end()) ->
          Mono.error(again.otherwise());
      case Again again -> pause.apply(again.pace().pause()).then(asked(question, again.pace()));
    };
  }

  /** A server that is away for a while does not end the wait: its user may be about to agree. */
  private Mono<Turn> asked(Question question, Pace pace) {
    Asked asked = question.asked();
    return endpoint
        .ask(asked.server(), asked.client(), question.form(), asked.key())
        .map(answered -> turn(question, pace, answered))
        .onErrorResume(
            FlowException.class,
            failed ->
                failed.problem().kind() == Problem.Kind.UNREACHABLE
                    ? Mono.just(new Again(pace.backedOff(), failed))
                    : Mono.error(failed));
  }

  private Turn turn(Question question, Pace pace, TokenEndpoint.Answered answered) {
    Fetched fetched = answered.fetched();
    return switch (TokenAnswer.error(fetched.object()).orElse("")) {
      case "authorization_pending" -> new Again(pace.steady(), nobodyAgreed());
      case "slow_down" -> new Again(pace.slower(), nobodyAgreed());
      default ->
          fetched.isUnavailable()
              ? new Again(
                  pace.backedOff(),
                  TokenAnswer.refused(fetched.status(), fetched.object(), question.form())
                      .asException())
              : new Done(redemption.grant(question.asked(), question.form(), answered));
    };
  }

  private static FlowException nobodyAgreed() {
    return Problem.notAuthorized(
            Step.CALLBACK,
            "somebody to type the code in time, and to agree",
            "nobody",
            "Try again, or give more time with --timeout.")
        .asException();
  }
}
