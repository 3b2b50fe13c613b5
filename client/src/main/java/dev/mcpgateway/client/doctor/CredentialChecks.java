package dev.mcpgateway.client.doctor;

import static dev.mcpgateway.client.doctor.Check.inAnswer;
import static dev.mcpgateway.client.doctor.Severity.ERROR;
import static dev.mcpgateway.client.doctor.Severity.WARNING;

import dev.mcpgateway.client.challenge.ProofDemand;
import dev.mcpgateway.client.possession.Proof;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What happens to the token that was given, and to it where it is shown in another way. */
final class CredentialChecks {

  static final List<Check> ALL =
      List.of(
          new Check(
              "TOK-25",
              ERROR,
              "A call with the token is answered with a fault of the server",
              "RFC 9110, 15.6",
              "Look at the server's log, and at that of the proxy before it. 502 often means that"
                  + " the server behind the gateway wants a token of its own.",
              inAnswer(Examination::withToken, one -> one.status() >= 500)),
          new Check(
              "TOK-26",
              ERROR,
              "The token is accepted with a character changed",
              "RFC 7515, 5.2; RFC 9068, 4",
              "Verify the signature; ask the issuer about a token that has none.",
              inVariant("token-changed", Exchange::isAccepted)),
          new Check(
              "TOK-27",
              WARNING,
              "The token with a character changed is not refused with 401",
              "RFC 6750, 3.1",
              "Answer 401 with error=\"invalid_token\".",
              inVariant("token-changed", one -> !one.isAccepted() && one.status() != 401)),
          new Check(
              "TOK-28",
              ERROR,
              "The token is accepted from the query",
              "OAuth 2.1, 5.1; MCP 2026-07-28, Authorization, Token Requirements",
              "Read tokens from the Authorization header only: addresses stand in logs.",
              inVariant("token-query", Exchange::isAccepted)),
          new Check(
              "TOK-29",
              WARNING,
              "The token is refused where the scheme is written bearer",
              "RFC 9110, 11.1",
              "Compare the scheme's name without regard to case.",
              inVariant(
                  "token-case",
                  one -> one.status() == 400 || one.status() == 401 || one.status() == 403)),
          new Check(
              "TOK-30",
              ERROR,
              "The token is accepted together with a second one in the same header",
              "RFC 9110, 11.6.2; RFC 6750, 2.1",
              "Refuse an Authorization header that holds more than one credential with 400: proxy"
                  + " and server may look at different ones.",
              inVariant("token-list", Exchange::isAccepted)),
          new Check(
              "TOK-31",
              WARNING,
              "The token is accepted in the header and in the query at once",
              "RFC 6750, 2 and 3.1",
              "Refuse a token that is shown in more than one way with 400 and"
                  + " error=\"invalid_request\".",
              inVariant("token-both", Exchange::isAccepted)),
          new Check(
              "TOK-38",
              ERROR,
              "The token is accepted without the key or the certificate that it is bound to",
              "RFC 9449, 7.2; RFC 8705, 3",
              "Refuse a token with cnf where no proof and no certificate belongs to it, by whatever"
                  + " scheme it is shown; else binding it protects from nothing.",
              inAnswer(CredentialChecks::unproved, Exchange::isAccepted)),
          new Check(
              "TOK-39",
              WARNING,
              "The token is refused without the key that it is to be shown with, which is not here",
              "RFC 9449, 7.1; RFC 8705, 3",
              "Nothing at the server. For a key: mcp-client login --dpop with --store, and here the"
                  + " same --store; then the token is shown with proofs, and what rests on it is"
                  + " judged. A certificate this client cannot show.",
              inAnswer(
                  seen -> seen.withToken().filter(one -> !hasProof(one)),
                  (one, seen) -> isForOwner(one, seen))));

  private CredentialChecks() {}

  /** Where the token is bound, the answer to it alone. */
  private static Optional<Exchange> unproved(Examination seen) {
    return seen.answer(CredentialProbes.UNPROVED)
        .or(() -> seen.good().filter(one -> !hasProof(one)).or(seen::withToken))
        .filter(one -> seen.subject().traits().isBound() && !hasProof(one));
  }

  private static boolean hasProof(Exchange one) {
    return one.probe().headers().containsKey(Proof.DPOP);
  }

  /** Whether it was refused for want of a proof, by what it says or what the server does. */
  static boolean isForOwner(Exchange one, Examination seen) {
    return one.status() == 401
        && !hasProof(one)
        && (seen.subject().traits().isBound()
            || one.demand().proof().filter(ProofDemand::isOnlyWay).isPresent());
  }

  /** A fault of the answer to a variant of the call that was let through. */
  private static Fault inVariant(String name, Predicate<Exchange> fault) {
    return inAnswer(
        seen -> seen.withToken().flatMap(_ -> seen.good()).flatMap(_ -> seen.answer(name)), fault);
  }
}
