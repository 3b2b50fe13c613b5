package dev.mcpgateway.client.doctor;

import static dev.mcpgateway.client.doctor.Severity.ERROR;
import static dev.mcpgateway.client.doctor.Severity.INFO;
import static dev.mcpgateway.client.doctor.Severity.WARNING;

import dev.mcpgateway.client.metadata.ResourceMatch;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** What the token that was given says of itself, and whether the server takes it. */
final class ClaimChecks {

  private static final long LEEWAY = 300;
  private static final long DAY = 86_400;

  /** The header's {@code typ} and what claims call the kind, of tokens that give access. */
  private static final Set<String> KINDS =
      Set.of("", "jwt", "bearer", "at+jwt", "application/at+jwt", "access", "access_token");

  static final List<Check> ALL =
      List.of(
          new Check(
              "TOK-13",
              ERROR,
              "The token is refused, and says nothing of itself that explains it",
              "RFC 6750, 3.1; MCP 2026-07-28, Authorization, Token Handling",
              "Look into the server's log. Often it does not reach the issuer's keys, or wants"
                  + " another audience; or the token was withdrawn.",
              Check.inAnswer(
                  Examination::withToken,
                  (one, seen) ->
                      one.status() == 401
                          && !one.demand().wantsMoreScopes()
                          && !CredentialChecks.isForOwner(one, seen)
                          && !isExplained(one, seen))),
          new Check(
              "TOK-14",
              ERROR,
              "The token is refused, and has expired",
              "RFC 6750, 3.1",
              "Log in anew. If it is new, compare the clocks of both servers.",
              inClaims((one, seen) -> isRefused(one) && hasExpired(one, seen, 0))),
          new Check(
              "TOK-15",
              ERROR,
              "A token that has expired is accepted",
              "RFC 9068, 4; MCP 2026-07-28, Authorization, Token Handling",
              "Refuse tokens after exp with 401; allow a minute at most for clocks that differ.",
              inClaims((one, seen) -> one.isAccepted() && hasExpired(one, seen, LEEWAY))),
          new Check(
              "TOK-16",
              ERROR,
              "The token is refused, and its audience is not the server",
              "RFC 8707, 2; MCP 2026-07-28, Authorization, Token Handling",
              "Have the authorization server put the resource into aud: it must know the server as"
                  + " a resource and heed the parameter resource.",
              inClaims((one, seen) -> isRefused(one) && isForElse(seen))),
          new Check(
              "TOK-17",
              WARNING,
              "A token whose audience is not the server's URL is accepted",
              "RFC 9068, 4; RFC 8707, 2; MCP 2026-07-28, Authorization, Token Handling",
              "See that the audience is a name of this server alone, and that every other is"
                  + " refused; else tokens for other services open this one.",
              inClaims((one, seen) -> one.isAccepted() && isForElse(seen))),
          new Check(
              "TOK-18",
              ERROR,
              "The token names no audience",
              "RFC 9068, 2.2; MCP 2026-07-28, Authorization, Token Handling",
              "Have the authorization server put the resource into aud.",
              inTraits(traits -> traits.audiences().isEmpty())),
          new Check(
              "TOK-19",
              ERROR,
              "The token is of another issuer than those that the metadata name",
              "RFC 9728, 2; RFC 9068, 4",
              "Name in authorization_servers the issuer that stands in iss, letter by letter.",
              inClaims(
                  (_, seen) ->
                      !seen.texts("prm-", "authorization_servers")
                          .contains(seen.subject().traits().issuer()),
                  seen -> seen.document("asm-").isPresent())),
          new Check(
              "TOK-20",
              ERROR,
              "The token never expires",
              "RFC 9068, 2.2; RFC 9700, 2.2",
              "Have the authorization server set exp, some minutes to an hour ahead.",
              inTraits(traits -> traits.expiresAt() == 0)),
          new Check(
              "TOK-21",
              WARNING,
              "The token is good for more than a day",
              "MCP 2026-07-28, Authorization, Token Theft",
              "Shorten the lifetime of access tokens to minutes or an hour, and give refresh"
                  + " tokens.",
              inClaims((one, seen) -> seen.subject().traits().lifetime(one.epochSecond()) > DAY)),
          new Check(
              "TOK-22",
              ERROR,
              "The token says that it is no access token",
              "RFC 9068, 4; RFC 8725, 3.11",
              "Show the server access tokens only, and have it refuse ID and refresh tokens.",
              inTraits(traits -> !isAccess(traits.type()) || !isAccess(traits.kind()))),
          new Check(
              "TOK-23",
              INFO,
              "The token does not say by its type that it is an access token",
              "RFC 9068, 2.1",
              "Set typ to at+jwt in its header: a server can tell it from an ID token then.",
              inTraits(
                  traits -> isAccess(traits.type()) && !lower(traits.type()).endsWith("at+jwt"))),
          new Check(
              "TOK-24",
              INFO,
              "The token lacks a scope that the challenge names",
              "RFC 6750, 3; MCP 2026-07-28, Authorization, Scope Selection",
              "Nothing, if another scope includes it. Else allow it to the client at the"
                  + " authorization server, and log in anew.",
              inClaims(
                  (_, seen) -> !seen.subject().traits().scopes().containsAll(challenged(seen)),
                  seen -> !seen.subject().traits().scopes().isEmpty())));

  private ClaimChecks() {}

  private static Fault inTraits(Predicate<TokenTraits> fault) {
    return inClaims((_, seen) -> fault.test(seen.subject().traits()));
  }

  private static Fault inClaims(BiPredicate<Exchange, Examination> fault) {
    return inClaims(fault, _ -> true);
  }

  /** A fault of a token that can be read, shown by the call with it. */
  private static Fault inClaims(
      BiPredicate<Exchange, Examination> fault, Predicate<Examination> ground) {
    return Check.inAnswer(Examination::withToken, fault)
        .where(seen -> seen.subject().traits().isReadable() && ground.test(seen));
  }

  private static boolean isRefused(Exchange one) {
    return one.status() == 401;
  }

  private static boolean hasExpired(Exchange one, Examination seen, long leeway) {
    return seen.subject().traits().isExpired(one.epochSecond(), leeway);
  }

  private static boolean isForElse(Examination seen) {
    List<String> audiences = seen.subject().traits().audiences();
    String resource = seen.text("prm-", "resource");
    return !audiences.isEmpty()
        && !audiences.contains(resource)
        && audiences.stream().noneMatch(one -> ResourceMatch.covers(one, seen.server()));
  }

  private static boolean isExplained(Exchange one, Examination seen) {
    TokenTraits traits = seen.subject().traits();
    List<String> issuers = seen.texts("prm-", "authorization_servers");
    return traits.isReadable()
        && (hasExpired(one, seen, 0)
            || traits.audiences().isEmpty()
            || isForElse(seen)
            || (!issuers.isEmpty() && !issuers.contains(traits.issuer()))
            || !isAccess(traits.type())
            || !isAccess(traits.kind()));
  }

  private static boolean isAccess(String kind) {
    return KINDS.contains(lower(kind));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static List<String> challenged(Examination seen) {
    return seen.refusal().map(Exchange::demanded).orElse(List.of());
  }
}
