package dev.mcpgateway.client.doctor;

import static dev.mcpgateway.client.doctor.Check.inAnswer;
import static dev.mcpgateway.client.doctor.Check.inProtected;
import static dev.mcpgateway.client.doctor.Severity.ERROR;
import static dev.mcpgateway.client.doctor.Severity.WARNING;

import java.util.List;

/** What happens to tokens that nobody issued. */
final class TokenChecks {

  static final List<Check> ALL =
      List.of(
          new Check(
              "TOK-01",
              ERROR,
              "A token that is no token at all is accepted",
              "RFC 6750, 3.1; MCP 2026-07-28, Authorization, Token Handling",
              "Verify each token: signature, issuer, audience, time.",
              inProtected("garbage", Exchange::isAccepted)),
          new Check(
              "TOK-02",
              ERROR,
              "A token that is no token at all is not refused with 401",
              "RFC 6750, 3.1; MCP 2026-07-28, Authorization, Token Handling",
              "Answer 401 with error=\"invalid_token\"; at 403, 404 or 500 clients do"
                  + " not log in anew.",
              inProtected("garbage", one -> !one.isAccepted() && one.status() != 401)),
          new Check(
              "TOK-03",
              ERROR,
              "An unsigned token is accepted",
              "RFC 8725, 3.1",
              "Accept the algorithms of the issuer only, never none.",
              inProtected("unsigned", Exchange::isAccepted)),
          new Check(
              "TOK-04",
              WARNING,
              "An unsigned token is not refused with 401",
              "RFC 6750, 3.1",
              "Answer 401 with error=\"invalid_token\".",
              inProtected("unsigned", one -> !one.isAccepted() && one.status() != 401)),
          new Check(
              "TOK-05",
              ERROR,
              "A token of an unknown issuer with a forged signature is accepted",
              "RFC 9068, 4; MCP 2026-07-28, Authorization, Token Handling",
              "Verify the signature with the keys of the issuer that you trust.",
              inProtected("forged", Exchange::isAccepted)),
          new Check(
              "TOK-06",
              WARNING,
              "A token of an unknown issuer with a forged signature is not refused with" + " 401",
              "RFC 6750, 3.1",
              "Answer 401 with error=\"invalid_token\", not with a fault of the server.",
              inProtected("forged", one -> !one.isAccepted() && one.status() != 401)),
          new Check(
              "TOK-07",
              WARNING,
              "The 401 to a bad token does not say invalid_token",
              "RFC 6750, 3.1",
              "Add error=\"invalid_token\": by it clients tell a token that is used up"
                  + " from one that was not sent.",
              inProtected(
                  "garbage",
                  one ->
                      one.status() == 401
                          && one.wantsToken()
                          && one.demand().error().filter("invalid_token"::equals).isEmpty())),
          new Check(
              "TOK-08",
              WARNING,
              "The 401 to a bad token has no challenge that asks for a token",
              "RFC 6750, 3",
              "Send the same challenge as without a token, with error added.",
              inAnswer(
                  seen ->
                      seen.refusal()
                          .filter(Exchange::wantsToken)
                          .flatMap(_ -> seen.answer("garbage")),
                  one -> one.status() == 401 && !one.wantsToken())),
          new Check(
              "TOK-09",
              WARNING,
              "The 401 to a bad token does not name the metadata as the one without a"
                  + " token does",
              "RFC 9728, 5.1",
              "Name resource_metadata in each challenge.",
              inAnswer(
                  seen ->
                      seen.refusal()
                          .filter(post -> post.demand().resourceMetadata().isPresent())
                          .flatMap(_ -> seen.answer("garbage")),
                  one ->
                      one.status() == 401
                          && one.wantsToken()
                          && one.demand().resourceMetadata().isEmpty())),
          new Check(
              "TOK-10",
              ERROR,
              "A user and a password that nobody gave are accepted",
              "RFC 7617, 2; MCP 2026-07-28, Authorization",
              "Accept the scheme Bearer only.",
              inProtected("scheme", Exchange::isAccepted)),
          new Check(
              "TOK-11",
              ERROR,
              "A token for another audience that brings its own key is accepted",
              "RFC 8725, 3.10; RFC 9068, 4",
              "Verify with the keys of the issuer's key set only, never with one from the token, and"
                  + " compare the audience.",
              inProtected("own-key", Exchange::isAccepted)),
          new Check(
              "TOK-12",
              WARNING,
              "A token for another audience that brings its own key is not refused with 401",
              "RFC 6750, 3.1",
              "Answer 401 with error=\"invalid_token\".",
              inProtected("own-key", one -> !one.isAccepted() && one.status() != 401)));

  private TokenChecks() {}
}
