package dev.mcpgateway.client.doctor;

import static dev.mcpgateway.client.doctor.Check.inAnswer;
import static dev.mcpgateway.client.doctor.Check.inDocument;
import static dev.mcpgateway.client.doctor.Severity.ERROR;
import static dev.mcpgateway.client.doctor.Severity.WARNING;

import dev.mcpgateway.client.metadata.Addresses;
import dev.mcpgateway.client.metadata.ServerMetadata;
import java.util.List;
import java.util.Optional;

/** The authorization server's metadata: what every client needs. */
final class ServerMetadataChecks {

  private static final List<String> ENDPOINTS =
      List.of("authorization_endpoint", "token_endpoint", "registration_endpoint", "jwks_uri");

  static final List<Check> ALL =
      List.of(
          new Check(
              "ASM-01",
              ERROR,
              "The authorization server's metadata are at none of the places",
              "RFC 8414, 3; MCP 2026-07-28, Authorization, Discovery",
              "Check the issuer in authorization_servers; serve RFC 8414 or OpenID"
                  + " Connect discovery for it, which a static file can do.",
              inAnswer(
                  seen ->
                      seen.document("prm-")
                          .filter(_ -> asked(seen).isPresent() && !seen.answers("asm-").isEmpty()),
                  (_, seen) ->
                      seen.document("asm-").isEmpty()
                          && seen.answers("asm-").stream().noneMatch(Exchange::isRedirect))),
          new Check(
              "ASM-02",
              ERROR,
              "The issuer in the metadata is not the one they were looked up by",
              "RFC 8414, 3.3; MCP 2026-07-28, Authorization, Discovery",
              "Name in authorization_servers the issuer as the authorization server"
                  + " writes it, letter by letter.",
              inDocument("asm-", seen -> !seen.text("asm-", "issuer").equals(issuer(seen)))),
          new Check(
              "ASM-03",
              ERROR,
              "The metadata do not say that PKCE is supported",
              "RFC 8414, 2; MCP 2026-07-28, Authorization, Security",
              "Have code_challenge_methods_supported in the metadata; clients must"
                  + " refuse without it.",
              inDocument(
                  "asm-", seen -> !seen.isGiven("asm-", "code_challenge_methods_supported"))),
          new Check(
              "ASM-04",
              ERROR,
              "PKCE is supported, but not with S256",
              "RFC 7636, 4.2; MCP 2026-07-28, Authorization, Security",
              "Turn S256 on.",
              inDocument(
                  "asm-",
                  seen ->
                      seen.isGiven("asm-", "code_challenge_methods_supported")
                          && !lists(seen, "code_challenge_methods_supported", "S256"))),
          new Check(
              "ASM-05",
              WARNING,
              "PKCE is allowed in its plain form",
              "RFC 9700, 2.1.1",
              "Allow S256 only.",
              inDocument(
                  "asm-",
                  seen ->
                      lists(seen, "code_challenge_methods_supported", "S256")
                          && lists(seen, "code_challenge_methods_supported", "plain"))),
          new Check(
              "ASM-06",
              ERROR,
              "The metadata have no authorization endpoint",
              "RFC 8414, 2",
              "Add authorization_endpoint.",
              inDocument("asm-", seen -> seen.text("asm-", "authorization_endpoint").isEmpty())),
          new Check(
              "ASM-07",
              ERROR,
              "The metadata have no token endpoint",
              "RFC 8414, 2",
              "Add token_endpoint.",
              inDocument("asm-", seen -> seen.text("asm-", "token_endpoint").isEmpty())),
          new Check(
              "ASM-08",
              ERROR,
              "The metadata do not say which response types there are",
              "RFC 8414, 2",
              "Add response_types_supported, with code.",
              inDocument("asm-", seen -> !seen.isGiven("asm-", "response_types_supported"))),
          new Check(
              "ASM-09",
              ERROR,
              "The response type code is not supported",
              "RFC 8414, 2; OAuth 2.1, 4.1",
              "Allow code.",
              inDocument(
                  "asm-",
                  seen ->
                      seen.isGiven("asm-", "response_types_supported")
                          && !lists(seen, "response_types_supported", "code"))),
          new Check(
              "ASM-10",
              ERROR,
              "The grant authorization_code is not supported",
              "RFC 8414, 2; OAuth 2.1, 4.1",
              "Allow the grant authorization_code.",
              inDocument(
                  "asm-",
                  seen ->
                      seen.isGiven("asm-", "grant_types_supported")
                          && !lists(seen, "grant_types_supported", "authorization_code"))),
          new Check(
              "ASM-11",
              WARNING,
              "There are no refresh tokens",
              "OAuth 2.1, 4.3; MCP 2026-07-28, Authorization, Refresh Tokens",
              "Allow the grant refresh_token, else users log in whenever a token" + " expires.",
              inDocument(
                  "asm-",
                  seen ->
                      lists(seen, "grant_types_supported", "authorization_code")
                          && !lists(seen, "grant_types_supported", "refresh_token"))),
          new Check(
              "ASM-12",
              ERROR,
              "An endpoint is at an address that clients must not use",
              "OAuth 2.1, 1.5; MCP 2026-07-28, Authorization, Security",
              "Use https for all endpoints. Behind a TLS terminator tell the"
                  + " authorization server its public URL.",
              NamedAddress.in("asm-", ServerMetadataChecks::unusable)),
          new Check(
              "ASM-24",
              ERROR,
              "The authorization server does not answer",
              "RFC 8414, 3; MCP 2026-07-28, Authorization, Discovery",
              "Start it, and name it by an address that clients reach, too: often it is one of the"
                  + " network behind the gateway.",
              inAnswer(
                  ServerMetadataChecks::asked,
                  (one, seen) -> seen.answers("asm-").isEmpty() && !one.failure().unsafe())));

  private ServerMetadataChecks() {}

  /** The last place, if all were asked for them. */
  private static Optional<Exchange> asked(Examination seen) {
    List<Exchange> asked =
        seen.all().stream().filter(one -> one.probe().name().startsWith("asm-")).toList();
    int all =
        seen.texts("prm-", "authorization_servers").stream()
            .findFirst()
            .flatMap(Addresses::parse)
            .map(issuer -> ServerMetadata.places(issuer).size())
            .orElse(0);
    return asked.isEmpty() || asked.size() < all ? Optional.empty() : Optional.of(asked.getLast());
  }

  private static List<NamedAddress> unusable(Examination seen) {
    return ENDPOINTS.stream()
        .filter(name -> !seen.text("asm-", name).isEmpty())
        .flatMap(name -> NamedAddress.refused(name, seen.text("asm-", name), seen).stream())
        .toList();
  }

  private static String issuer(Examination seen) {
    return seen.texts("prm-", "authorization_servers").getFirst();
  }

  static boolean lists(Examination seen, String name, String value) {
    return seen.texts("asm-", name).contains(value);
  }
}
