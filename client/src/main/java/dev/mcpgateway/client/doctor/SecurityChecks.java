package dev.mcpgateway.client.doctor;

import static dev.mcpgateway.client.doctor.Check.in;
import static dev.mcpgateway.client.doctor.Check.inAnswer;
import static dev.mcpgateway.client.doctor.Check.inProtected;
import static dev.mcpgateway.client.doctor.Check.inRefusal;
import static dev.mcpgateway.client.doctor.Severity.ERROR;
import static dev.mcpgateway.client.doctor.Severity.INFO;
import static dev.mcpgateway.client.doctor.Severity.WARNING;

import dev.mcpgateway.client.metadata.Addresses;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is answered to calls that are wrong in other ways. */
final class SecurityChecks {

  private static final long MOST_SECONDS = 60;
  private static final Pattern VERSION = Pattern.compile("/\\d");
  private static final Pattern CACHED = Pattern.compile("public|max-age=[1-9]");

  static final List<Check> ALL =
      List.of(
          new Check(
              "SEC-01",
              WARNING,
              "A session's id without a token is not answered with 401",
              "MCP 2025-11-25, Authorization; Security Best Practices, Session" + " Hijacking",
              "Look at the token before the session, else clients begin a new session"
                  + " and never log in.",
              inProtected("session", one -> one.status() != 401)),
          new Check(
              "SEC-02",
              WARNING,
              "A body that is no JSON is read before the token",
              "RFC 9110, 15.5.2; MCP 2026-07-28, Authorization",
              "Look at the token before the body.",
              inProtected("malformed", one -> one.status() != 401)),
          new Check(
              "SEC-03",
              WARNING,
              "An unknown protocol version is judged before the token",
              "RFC 9110, 15.5.2; MCP 2026-07-28, Authorization",
              "Look at the token before MCP-Protocol-Version.",
              inProtected("version", one -> one.status() != 401)),
          new Check(
              "SEC-04",
              ERROR,
              "A foreign page's call is let through",
              "MCP 2026-07-28, Transports, Security Warning",
              "Refuse an Origin that is not on your list with 403.",
              inProtected("origin", Exchange::isAccepted)),
          new Check(
              "SEC-05",
              ERROR,
              "The challenge repeats whatever Host the caller sends",
              "RFC 9728, 7.3; RFC 9110, 7.2",
              "Take the public URL from configuration, and refuse unknown names with 421.",
              inProtected("host", one -> one.header("WWW-Authenticate").contains("host.invalid"))),
          new Check(
              "SEC-06",
              WARNING,
              "The server's clock differs from this machine's by more than a minute",
              "RFC 7519, 4.1.4; RFC 9110, 6.6.1",
              "Set both by NTP: tokens look expired, or not yet valid, by that" + " difference.",
              in("post", SecurityChecks::isOff)),
          new Check(
              "SEC-07",
              WARNING,
              "The authorization server's clock differs from this machine's by more"
                  + " than a minute",
              "RFC 7519, 4.1.4; RFC 9110, 6.6.1",
              "Set both by NTP: its tokens look expired, or not yet valid, by that"
                  + " difference.",
              inAnswer(seen -> seen.document("asm-"), SecurityChecks::isOff)),
          new Check(
              "SEC-08",
              WARNING,
              "The refusal may be kept by caches",
              "RFC 9111, 5.2.2; RFC 6750, 5.3",
              "Send Cache-Control: no-store with each refusal.",
              inRefusal(post -> CACHED.matcher(post.header("Cache-Control")).find())),
          new Check(
              "SEC-09",
              WARNING,
              "The refusal sets a cookie",
              "RFC 6265, 8; MCP 2026-07-28, Authorization",
              "Set no cookie: an MCP client does not keep it, and it names the caller"
                  + " before a login.",
              inRefusal(post -> !post.header("Set-Cookie").isEmpty())),
          new Check(
              "SEC-10",
              INFO,
              "The answer tells the version of the software that runs there",
              "RFC 9110, 10.2.4",
              "Leave the version out.",
              in(
                  "post",
                  one ->
                      VERSION.matcher(one.header("Server")).find()
                          || !one.header("X-Powered-By").isEmpty())),
          new Check(
              "SEC-11",
              WARNING,
              "The refusal is a page for people",
              "RFC 9110, 15.5.2; MCP 2026-07-28, Transports",
              "Answer with JSON or without a body; a login page does not help a" + " program.",
              inRefusal(post -> post.header("Content-Type").startsWith("text/html"))),
          new Check(
              "SEC-12",
              WARNING,
              "A foreign Host makes a fault of the server",
              "RFC 9110, 7.4",
              "Answer an unknown Host with 421.",
              inProtected("host", one -> one.status() >= 500)),
          new Check(
              "SEC-20",
              ERROR,
              "The server is called without TLS",
              "OAuth 2.1, 1.5; MCP 2026-07-28, Authorization, Security",
              "Serve it over https and give clients that URL: whoever is on the way can read"
                  + " their tokens.",
              inAnswer(
                  seen -> seen.answers("").stream().findFirst(),
                  (_, seen) ->
                      "http".equals(seen.server().getScheme())
                          && !Addresses.isLoopback(seen.server()))),
          new Check(
              "SEC-21",
              ERROR,
              "The name of an address that the server sends clients to leads inside",
              "RFC 9728, 7.7; Security Best Practices, Server-Side Request Forgery",
              "Have the name lead to a public address, or name another: careful clients connect to"
                  + " nothing that is more private than the server itself.",
              seen -> seen.all().stream().filter(one -> one.failure().unsafe()).findFirst()));

  private SecurityChecks() {}

  private static boolean isOff(Exchange one) {
    return date(one.header("Date"))
        .filter(there -> Math.abs(there.getEpochSecond() - one.epochSecond()) > MOST_SECONDS)
        .isPresent();
  }

  private static Optional<Instant> date(String text) {
    try {
      return text.isEmpty()
          ? Optional.empty()
          : Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
    } catch (DateTimeParseException malformed) {
      return Optional.empty();
    }
  }
}
