package dev.mcpgateway.client.doctor;

import static dev.mcpgateway.client.doctor.Severity.ERROR;
import static dev.mcpgateway.client.doctor.Severity.INFO;
import static dev.mcpgateway.client.doctor.Severity.WARNING;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;

/** The answers to calls that the token that was given is not enough for. */
final class StepUpChecks {

  private static final int FORBIDDEN = 403;

  static final List<Check> ALL =
      List.of(
          new Check(
              "TOK-32",
              INFO,
              "A call that the token is not enough for is refused without a challenge",
              "RFC 6750, 3.1; MCP 2026-07-28, Authorization, Scope Challenge Handling",
              "If a scope would help, name it in a challenge; without one no client asks for more.",
              inForbidden((one, _) -> !one.wantsToken())),
          new Check(
              "TOK-33",
              WARNING,
              "The challenge of a 403 does not say insufficient_scope",
              "RFC 6750, 3.1; MCP 2026-07-28, Authorization, Scope Challenge Handling",
              "Add error=\"insufficient_scope\": by it clients tell that a new token with more"
                  + " scopes helps.",
              inForbidden((one, _) -> one.wantsToken() && !one.demand().wantsMoreScopes())),
          new Check(
              "TOK-34",
              WARNING,
              "The challenge of a 403 does not name the scopes that are needed",
              "RFC 6750, 3.1; MCP 2026-07-28, Authorization, Scope Challenge Handling",
              "Add scope with all that the call needs; else clients can only guess.",
              inForbidden((one, _) -> isDemand(one) && one.demanded().isEmpty())),
          new Check(
              "TOK-35",
              WARNING,
              "The challenge of a 403 does not name the metadata as that of the 401 does",
              "RFC 9728, 5.1; MCP 2026-07-28, Authorization, Scope Challenge Handling",
              "Name resource_metadata in each challenge.",
              inForbidden((one, _) -> isDemand(one) && one.demand().resourceMetadata().isEmpty())
                  .where(seen ->
                      seen.refusal().flatMap(one -> one.demand().resourceMetadata()).isPresent())),
          new Check(
              "TOK-36",
              ERROR,
              "A 403 asks for no scope that the token has not got already",
              "RFC 6750, 3.1; MCP 2026-07-28, Authorization, Step-Up Authorization Flow",
              "Name the scope that is missing. If none is, leave the challenge out: clients log in"
                  + " again and again.",
              inForbidden((one, seen) ->
                      isDemand(one)
                          && !one.demanded().isEmpty()
                          && seen.subject().traits().scopes().containsAll(one.demanded()))
                  .where(seen -> !seen.subject().traits().scopes().isEmpty())),
          new Check(
              "TOK-37",
              WARNING,
              "A missing scope is answered with 401",
              "RFC 6750, 3.1",
              "Answer 403: at 401 clients throw the token away.",
              in(seen -> calls(seen, one -> one.status() == 401), (one, _) -> isDemand(one))));

  private StepUpChecks() {}

  private static Fault inForbidden(BiPredicate<Exchange, Examination> fault) {
    return in(seen -> calls(seen, one -> one.status() == FORBIDDEN), fault);
  }

  /** A fault of any of these answers; judged where a call with the token was answered at all. */
  private static Fault in(
      Function<Examination, List<Exchange>> answers, BiPredicate<Exchange, Examination> fault) {
    Fault shown =
        seen -> answers.apply(seen).stream().filter(one -> fault.test(one, seen)).findFirst();
    return shown.where(seen -> seen.withToken().isPresent());
  }

  private static List<Exchange> calls(Examination seen, Predicate<Exchange> which) {
    return seen.answers("token").stream()
        .filter(one -> CredentialProbes.isPlain(one.probe().name()))
        .filter(which)
        .toList();
  }

  private static boolean isDemand(Exchange one) {
    return one.demand().wantsMoreScopes();
  }
}
