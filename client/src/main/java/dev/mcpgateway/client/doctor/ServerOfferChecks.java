package dev.mcpgateway.client.doctor;

import static dev.mcpgateway.client.doctor.Check.in;
import static dev.mcpgateway.client.doctor.Check.inAnswer;
import static dev.mcpgateway.client.doctor.Check.inAny;
import static dev.mcpgateway.client.doctor.Check.inDocument;
import static dev.mcpgateway.client.doctor.ServerMetadataChecks.lists;
import static dev.mcpgateway.client.doctor.Severity.ERROR;
import static dev.mcpgateway.client.doctor.Severity.INFO;
import static dev.mcpgateway.client.doctor.Severity.WARNING;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The authorization server's keys, and what else it offers and to whom. */
final class ServerOfferChecks {

  static final List<Check> ALL =
      List.of(
          new Check(
              "ASM-13",
              WARNING,
              "The metadata name no key set",
              "RFC 8414, 2",
              "Add jwks_uri: who verifies tokens needs it.",
              inDocument("asm-", seen -> seen.text("asm-", "jwks_uri").isEmpty())),
          new Check(
              "ASM-14",
              ERROR,
              "The key set can not be read or is empty",
              "RFC 7517, 5",
              "Serve a JSON object with keys at jwks_uri.",
              in("jwks", one -> !one.isDocument() || keys(one).isEmpty())),
          new Check(
              "ASM-15",
              ERROR,
              "The key set gives away a secret key",
              "RFC 7517, 9.3",
              "Replace that key at once, and serve public keys only.",
              in("jwks", one -> keys(one).stream().anyMatch(key -> key.has("d") || key.has("k")))),
          new Check(
              "ASM-16",
              INFO,
              "A client can neither register itself nor be known by its metadata" + " document",
              "MCP 2026-07-28, Authorization, Client Registration",
              "Allow client metadata documents or dynamic registration, or give each"
                  + " user a client id beforehand.",
              inDocument(
                      "asm-",
                      seen ->
                          !seen.isGiven("asm-", "registration_endpoint")
                              && !seen.member("asm-", "client_id_metadata_document_supported")
                                  .asBoolean(false))
                  .where(seen -> !seen.subject().hasClientId())),
          new Check(
              "ASM-17",
              WARNING,
              "Clients without a secret are not said to be allowed",
              "RFC 8414, 2; RFC 7591, 2",
              "Add none to token_endpoint_auth_methods_supported: programs on users'"
                  + " machines can keep no secret.",
              inDocument(
                  "asm-", seen -> !lists(seen, "token_endpoint_auth_methods_supported", "none"))),
          new Check(
              "ASM-18",
              WARNING,
              "The authorization response does not name its issuer",
              "RFC 9207, 3; MCP 2026-07-28, Authorization",
              "Send iss and say authorization_response_iss_parameter_supported: true;"
                  + " without it a client of several servers can be mixed up.",
              inDocument(
                  "asm-",
                  seen ->
                      !seen.member("asm-", "authorization_response_iss_parameter_supported")
                          .asBoolean(false))),
          new Check(
              "ASM-19",
              WARNING,
              "A scope that the server asks for is not among those that the"
                  + " authorization server knows",
              "RFC 6749, 3.3 and 4.1.2.1; RFC 8414, 2",
              "Ask for scopes that it knows, or teach it this one.",
              inDocument(
                  "asm-",
                  seen ->
                      seen.isGiven("asm-", "scopes_supported")
                          && wanted(seen).stream()
                              .anyMatch(scope ->
                                  !scope.isEmpty()
                                      && !scope.startsWith("audience:server:client_id:")
                                      && !lists(seen, "scopes_supported", scope)))),
          new Check(
              "ASM-20",
              ERROR,
              "The authorization server's metadata are behind a redirect",
              "RFC 8414, 3",
              "Serve them at the address itself: careful clients follow no redirect.",
              inAny("asm-", Exchange::isRedirect)),
          new Check(
              "ASM-21",
              WARNING,
              "The authorization server's metadata have another content type than"
                  + " application/json",
              "RFC 8414, 3.2",
              "Serve them with Content-Type: application/json.",
              inAnswer(
                  seen -> seen.document("asm-"),
                  one -> !one.header("Content-Type").startsWith("application/json"))),
          new Check(
              "ASM-22",
              WARNING,
              "Tokens or codes may be handed out by the implicit grant",
              "RFC 9700, 2.1.2",
              "Turn the response types with token off.",
              inDocument(
                  "asm-",
                  seen ->
                      seen.texts("asm-", "response_types_supported").stream()
                          .anyMatch(type -> Arrays.asList(type.split(" ")).contains("token")))),
          new Check(
              "ASM-23",
              WARNING,
              "The grant with the user's password is allowed",
              "RFC 9700, 2.4",
              "Turn the grant password off.",
              inDocument("asm-", seen -> lists(seen, "grant_types_supported", "password"))));

  private ServerOfferChecks() {}

  private static List<JsonNode> keys(Exchange one) {
    List<JsonNode> keys = new ArrayList<>();
    one.object().ifPresent(object -> object.path("keys").forEach(keys::add));
    return keys;
  }

  private static List<String> wanted(Examination seen) {
    return seen.refusal()
        .flatMap(post -> post.demand().scope())
        .map(scope -> List.of(scope.strip().split(" +")))
        .orElseGet(() -> seen.texts("prm-", "scopes_supported"));
  }
}
