package dev.mcpgateway.client.doctor;

import static dev.mcpgateway.client.doctor.Check.in;
import static dev.mcpgateway.client.doctor.Check.inAnswer;
import static dev.mcpgateway.client.doctor.Check.inProtected;
import static dev.mcpgateway.client.doctor.Check.inRefusal;
import static dev.mcpgateway.client.doctor.Severity.ERROR;
import static dev.mcpgateway.client.doctor.Severity.WARNING;

import dev.mcpgateway.client.metadata.Addresses;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The answers to calls without a token. */
final class ChallengeChecks {

  private static final int MISDIRECTED = 421;

  private static final String VALUE = "([!#$%&'*+.^_`|~\\w-]+|\"([^\"\\\\]|\\\\.)*\")";
  private static final String PARAMETER = "[!#$%&'*+.^_`|~\\w-]+\\s*=\\s*" + VALUE;
  private static final Pattern SCOPE = Pattern.compile("[!#-\\[\\]-~]+( [!#-\\[\\]-~]+)*");
  private static final Pattern FORM =
      Pattern.compile(
          "([\\w-]+(\\s+"
              + PARAMETER
              + ")?|"
              + PARAMETER
              + ")"
              + "(\\s*,\\s*([\\w-]+(\\s+"
              + PARAMETER
              + ")?|"
              + PARAMETER
              + "))*");

  static final List<Check> ALL =
      List.of(
          new Check(
              "CHAL-01",
              ERROR,
              "A call without a token is not refused with 401",
              "MCP 2026-07-28, Authorization; RFC 6750, 3",
              "Refuse every call without a token with 401 before anything else looks at"
                  + " it; a gateway in front of the server does so.",
              in(
                  "post",
                  post ->
                      post.status() != 401
                          && post.status() != MISDIRECTED
                          && !post.isRedirect()
                          && post.status() < 500)),
          new Check(
              "CHAL-02",
              ERROR,
              "The 401 has no WWW-Authenticate header",
              "RFC 9110, 15.5.2; RFC 9728, 5.1",
              "Send WWW-Authenticate: Bearer resource_metadata=… with each 401, and let no"
                  + " proxy drop it.",
              inRefusal(post -> challenge(post).isEmpty())),
          new Check(
              "CHAL-03",
              ERROR,
              "The 401 names no Bearer challenge, and no DPoP challenge either",
              "RFC 6750, 3; RFC 9449, 7.1",
              "Name the scheme Bearer in WWW-Authenticate, or DPoP where tokens must be bound to a"
                  + " key.",
              inRefusal(post -> !challenge(post).isEmpty() && !post.wantsToken())),
          new Check(
              "CHAL-04",
              ERROR,
              "The challenge is not well formed",
              "RFC 9110, 11.6.1",
              "Write each parameter as name=\"value\", separated by commas, with both" + " quotes.",
              inRefusal(post -> post.wantsToken() && !FORM.matcher(challenge(post)).matches())),
          new Check(
              "CHAL-05",
              WARNING,
              "The challenge does not name the metadata",
              "RFC 9728, 5.1",
              "Add resource_metadata=\"URL\" to the challenge; some clients look"
                  + " nowhere else.",
              inRefusal(post -> isWellFormed(post) && metadata(post).isEmpty())),
          new Check(
              "CHAL-06",
              ERROR,
              "The challenge names metadata at something that is no absolute URL",
              "RFC 9728, 5.1",
              "Give resource_metadata as an absolute https URL.",
              inRefusal(post ->
                  metadata(post).filter(text -> Addresses.parse(text).isEmpty()).isPresent())),
          new Check(
              "CHAL-07",
              WARNING,
              "The challenge names metadata at another origin than the server's",
              "RFC 9728, 3.1 and 7.7",
              "Serve the metadata at the server's public origin. Behind a TLS"
                  + " terminator give the server its public URL by configuration.",
              inAnswer(Examination::refusal, ChallengeChecks::isElsewhere)),
          new Check(
              "CHAL-08",
              WARNING,
              "The challenge says error although no token was sent",
              "RFC 6750, 3.1",
              "Leave error out when the call had no token.",
              inRefusal(post -> post.demand().error().isPresent())),
          new Check(
              "CHAL-09",
              WARNING,
              "GET without a token is not refused with 401",
              "RFC 9728, 5.1; MCP 2026-07-28, Authorization",
              "Refuse every method with 401 before 404 or 405: some clients begin with" + " GET.",
              inProtected("get", get -> get.status() != 401)),
          new Check(
              "CHAL-10",
              WARNING,
              "The 401 to GET has not the challenge that the 401 to POST has",
              "RFC 9728, 5.1",
              "Send the same challenge whatever the method.",
              inAnswer(
                  seen ->
                      seen.refusal()
                          .filter(ChallengeChecks::isWellFormed)
                          .flatMap(_ -> seen.answer("get"))
                          .filter(get -> get.status() == 401),
                  (get, seen) ->
                      !seen.refusal().flatMap(ChallengeChecks::metadata).equals(metadata(get)))),
          new Check(
              "CHAL-11",
              ERROR,
              "The challenge's scope is empty or has characters that no scope may have",
              "RFC 6750, 3; RFC 6749, 3.3",
              "List scopes separated by single spaces, without quotes and backslashes.",
              inRefusal(post ->
                  post.demand()
                      .scope()
                      .filter(text -> !SCOPE.matcher(text).matches())
                      .isPresent())),
          new Check(
              "CHAL-12",
              WARNING,
              "The answer to a call without a token is a redirect",
              "RFC 9728, 5.1",
              "Answer with 401 and a challenge, not with a redirect to a login page or"
                  + " another address; give clients the address it leads to.",
              in("post", Exchange::isRedirect)),
          new Check(
              "CHAL-13",
              ERROR,
              "A call without a token is answered with a fault of the server",
              "RFC 9110, 15.6",
              "Look at the server's log, and at that of the proxy before it.",
              in("post", post -> post.status() >= 500)),
          new Check(
              "CHAL-14",
              ERROR,
              "The server does not know the name that it is called by",
              "RFC 9110, 15.5.20",
              "Tell the server its public URL, or let the proxy in front of it pass on the name"
                  + " that clients call.",
              in("post", post -> post.status() == MISDIRECTED)),
          new Check(
              "CHAL-15",
              ERROR,
              "The challenge names metadata at an address that clients must not use",
              "RFC 9728, 7.7; MCP 2026-07-28, Authorization, Security",
              "Name an https address of the server's public origin, without user information and"
                  + " fragment. Behind a TLS terminator give the server its public URL by"
                  + " configuration.",
              inAnswer(Examination::refusal, (_, seen) -> unusable(seen).isPresent())
                  .telling(seen -> unusable(seen).map(NamedAddress::line).stream().toList())));

  private ChallengeChecks() {}

  private static String challenge(Exchange answer) {
    return answer.header("WWW-Authenticate");
  }

  private static boolean isWellFormed(Exchange answer) {
    return answer.wantsToken() && FORM.matcher(challenge(answer)).matches();
  }

  private static Optional<String> metadata(Exchange answer) {
    return answer.demand().resourceMetadata();
  }

  /** Where it names one; what is no address at all is another fault, no TLS anywhere a third. */
  private static Optional<NamedAddress> unusable(Examination seen) {
    return seen.refusal()
        .flatMap(ChallengeChecks::metadata)
        .filter(text -> Addresses.parse(text).filter(place -> !isInClear(place, seen)).isPresent())
        .flatMap(text -> NamedAddress.refused("resource_metadata", text, seen));
  }

  private static boolean isInClear(URI place, Examination seen) {
    return "http".equals(seen.server().getScheme()) && Addresses.isSameOrigin(place, seen.server());
  }

  private static boolean isElsewhere(Exchange post, Examination seen) {
    URI server = seen.server();
    return metadata(post)
        .filter(_ -> unusable(seen).isEmpty())
        .flatMap(Addresses::parse)
        .filter(place -> !Addresses.isSameOrigin(place, server))
        .isPresent();
  }
}
