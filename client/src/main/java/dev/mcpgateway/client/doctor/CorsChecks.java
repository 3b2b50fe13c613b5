package dev.mcpgateway.client.doctor;

import static dev.mcpgateway.client.doctor.Check.in;
import static dev.mcpgateway.client.doctor.Check.inAnswer;
import static dev.mcpgateway.client.doctor.Severity.ERROR;
import static dev.mcpgateway.client.doctor.Severity.WARNING;

import java.util.List;

/** What a client in a browser page may see. */
final class CorsChecks {

  static final List<Check> ALL =
      List.of(
          new Check(
              "CORS-01",
              WARNING,
              "Pages may not read the protected resource metadata",
              "Fetch, CORS protocol; RFC 9728, 3",
              "Send Access-Control-Allow-Origin: * with the document.",
              inAnswer(seen -> seen.document("prm-"), one -> !isAllowed(one))),
          new Check(
              "CORS-02",
              WARNING,
              "Pages may not read the authorization server's metadata",
              "Fetch, CORS protocol; RFC 8414, 3",
              "Send Access-Control-Allow-Origin: * with the document.",
              inAnswer(seen -> seen.document("asm-"), one -> !isAllowed(one))),
          new Check(
              "CORS-03",
              ERROR,
              "A preflight request needs a credential, which no browser sends",
              "Fetch, CORS-preflight fetch",
              "Let OPTIONS with Access-Control-Request-Method through without a token.",
              in("preflight", one -> one.status() == 401)),
          new Check(
              "CORS-04",
              WARNING,
              "Pages may call, but not with an Authorization header",
              "Fetch, CORS protocol",
              "Add Authorization to Access-Control-Allow-Headers; * does not include it.",
              in(
                  "preflight",
                  one ->
                      isAllowed(one)
                          && !one.lists("Access-Control-Allow-Headers", "authorization"))),
          new Check(
              "CORS-05",
              WARNING,
              "Pages may call, but not with MCP-Protocol-Version",
              "Fetch, CORS protocol; MCP 2026-07-28, Transports",
              "Add MCP-Protocol-Version, Mcp-Method, Mcp-Name and Mcp-Session-Id to"
                  + " Access-Control-Allow-Headers.",
              in(
                  "preflight",
                  one ->
                      isAllowed(one)
                          && !one.lists("Access-Control-Allow-Headers", "mcp-protocol-version")
                          && !one.lists("Access-Control-Allow-Headers", "*"))),
          new Check(
              "CORS-06",
              WARNING,
              "Pages may read answers, but not the challenge",
              "Fetch, CORS protocol; RFC 9728, 5.1",
              "Send Access-Control-Expose-Headers: WWW-Authenticate, Mcp-Session-Id.",
              in("origin", one -> hides(one, "www-authenticate"))),
          new Check(
              "CORS-07",
              WARNING,
              "Pages may read answers, but not the session's id",
              "Fetch, CORS protocol; MCP 2025-11-25, Transports",
              "Send Access-Control-Expose-Headers: WWW-Authenticate, Mcp-Session-Id.",
              in("origin", one -> hides(one, "mcp-session-id"))),
          new Check(
              "CORS-08",
              ERROR,
              "Any page may call with the user's cookies",
              "Fetch, CORS protocol and credentials",
              "Do not send Access-Control-Allow-Credentials, or only to origins from a list.",
              in(
                  "origin",
                  one -> isAllowed(one) && one.lists("Access-Control-Allow-Credentials", "true"))),
          new Check(
              "CORS-09",
              WARNING,
              "The preflight request for the metadata fails",
              "Fetch, CORS-preflight fetch",
              "Answer it with 200 or 204: clients send MCP-Protocol-Version when they"
                  + " read the metadata.",
              inAnswer(
                  seen ->
                      seen.document("prm-")
                          .filter(CorsChecks::isAllowed)
                          .flatMap(_ -> seen.answer("preflight-prm")),
                  one -> !one.isAccepted() || !isAllowed(one))),
          new Check(
              "CORS-10",
              WARNING,
              "The allowed origin is the caller's, and caches are not told",
              "Fetch, CORS protocol and HTTP caches",
              "Send Vary: Origin with each answer that depends on it.",
              in(
                  "origin",
                  one ->
                      one.header("Access-Control-Allow-Origin").equals(Probe.BROWSER)
                          && !one.lists("Vary", "origin")
                          && !one.lists("Vary", "*"))));

  private CorsChecks() {}

  private static boolean isAllowed(Exchange one) {
    return !one.header("Access-Control-Allow-Origin").isEmpty();
  }

  /** A refusal that a page may read, but not this header of it. */
  private static boolean hides(Exchange one, String header) {
    return one.status() == 401
        && isAllowed(one)
        && !one.lists("Access-Control-Expose-Headers", header);
  }
}
