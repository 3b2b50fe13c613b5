package dev.mcpgateway.client.doctor;

import static dev.mcpgateway.client.doctor.Check.inAnswer;
import static dev.mcpgateway.client.doctor.Check.inAny;
import static dev.mcpgateway.client.doctor.Check.inDocument;
import static dev.mcpgateway.client.doctor.Severity.ERROR;
import static dev.mcpgateway.client.doctor.Severity.INFO;
import static dev.mcpgateway.client.doctor.Severity.WARNING;

import dev.mcpgateway.client.metadata.ResourceMatch;
import java.util.List;
import java.util.regex.Pattern;

/** The protected resource metadata. */
final class ResourceMetadataChecks {

  private static final Pattern UPPER = Pattern.compile("^[^:]*[A-Z][^:]*://|^[^:]*://[^/]*[A-Z]");

  static final List<Check> ALL =
      List.of(
          new Check(
              "PRM-01",
              ERROR,
              "There are no protected resource metadata, at none of the places",
              "RFC 9728, 3; MCP 2026-07-28, Authorization",
              "Serve the document at /.well-known/oauth-protected-resource followed by"
                  + " the server's path. A proxy must pass /.well-known/ on, too.",
              inAnswer(
                  seen -> seen.refusal().filter(_ -> seen.exchange(Probe.LAST_PLACE).isPresent()),
                  (_, seen) ->
                      seen.document("prm-").isEmpty()
                          && seen.answers("prm-").stream()
                              .noneMatch(one ->
                                  one.status() == 200 || one.isRedirect() || isRefused(one)))),
          new Check(
              "PRM-02",
              ERROR,
              "The address that the challenge names has no metadata",
              "RFC 9728, 5.1",
              "Serve the document there, or name the right address. A proxy that strips"
                  + " a prefix makes the two differ.",
              inAnswer(
                  seen ->
                      seen.document("prm-")
                          .flatMap(_ -> seen.exchange("prm-named"))
                          .filter(one -> !one.failure().unsafe()),
                  one -> !one.isAnswered() || (one.status() >= 400 && !isRefused(one)))),
          new Check(
              "PRM-03",
              WARNING,
              "The metadata are not at the well-known address with the server's path",
              "RFC 9728, 3.1",
              "Serve them there as well: clients that do not read the challenge look"
                  + " there first.",
              inAnswer(
                  seen -> seen.document("prm-").flatMap(_ -> seen.answer("prm-path")),
                  one -> one.status() >= 400 && !isRefused(one))),
          new Check(
              "PRM-04",
              ERROR,
              "The metadata are no JSON object",
              "RFC 9728, 3.2",
              "Answer with the JSON document; a page of status 200 for unknown paths"
                  + " must not cover /.well-known/.",
              inAny("prm-", one -> one.status() == 200 && !one.isDocument())),
          new Check(
              "PRM-05",
              WARNING,
              "The metadata have another content type than application/json",
              "RFC 9728, 3.2",
              "Serve them with Content-Type: application/json.",
              inDocument("prm-", seen -> !isJson(seen))),
          new Check(
              "PRM-06",
              ERROR,
              "The metadata do not name the resource",
              "RFC 9728, 2",
              "Add resource: the server's public URL.",
              inDocument("prm-", seen -> seen.text("prm-", "resource").isEmpty())),
          new Check(
              "PRM-07",
              ERROR,
              "The metadata are about another resource than the server that was called",
              "RFC 9728, 3.3",
              "Make resource exactly the URL that clients use: scheme, host, port and"
                  + " path of the outside, not those behind the proxy.",
              inDocument("prm-", seen -> isForeign(seen) && !differsInSlash(seen))),
          new Check(
              "PRM-08",
              WARNING,
              "The resource differs from the server's URL in a slash at its end",
              "RFC 9728, 3.3; MCP 2026-07-28, Authorization, Canonical Server URI",
              "Write both the same way, best without the slash.",
              inDocument("prm-", ResourceMetadataChecks::differsInSlash)),
          new Check(
              "PRM-09",
              WARNING,
              "The resource is a parent of the server's URL",
              "RFC 9728, 3.3",
              "Name the URL itself: a token for the parent is good for all that lies"
                  + " below it, and strict clients refuse.",
              inDocument(
                  "prm-",
                  seen ->
                      !resource(seen).isEmpty()
                          && !isForeign(seen)
                          && !differsInSlash(seen)
                          && !isSame(seen))),
          new Check(
              "PRM-10",
              ERROR,
              "The metadata name no authorization server",
              "RFC 9728, 2; MCP 2026-07-28, Authorization",
              "Add authorization_servers with the issuer.",
              inDocument("prm-", seen -> seen.texts("prm-", "authorization_servers").isEmpty())),
          new Check(
              "PRM-11",
              ERROR,
              "An authorization server is named by something that clients must not use",
              "RFC 8414, 2; MCP 2026-07-28, Authorization, Security",
              "Name it by its issuer: an https URL without query and fragment.",
              NamedAddress.in("prm-", NamedAddress::ofIssuers)),
          new Check(
              "PRM-12",
              WARNING,
              "The metadata say that the token does not go into the Authorization" + " header",
              "RFC 9728, 2; MCP 2026-07-28, Authorization",
              "List header in bearer_methods_supported, or leave it out.",
              inDocument(
                  "prm-",
                  seen ->
                      seen.isGiven("prm-", "bearer_methods_supported")
                          && !seen.texts("prm-", "bearer_methods_supported").contains("header"))),
          new Check(
              "PRM-13",
              WARNING,
              "The metadata say that tokens in the query are taken",
              "RFC 9700, 4.3.2; MCP 2026-07-28, Authorization",
              "Take query out of bearer_methods_supported, and do not read tokens" + " there.",
              inDocument(
                  "prm-",
                  seen -> seen.texts("prm-", "bearer_methods_supported").contains("query"))),
          new Check(
              "PRM-14",
              ERROR,
              "The metadata are behind a redirect",
              "RFC 9728, 3.2 and 7.7",
              "Serve them at the address itself: careful clients follow no redirect.",
              inAny("prm-", Exchange::isRedirect)),
          new Check(
              "PRM-15",
              ERROR,
              "The metadata need a token",
              "RFC 9728, 3.1",
              "Let /.well-known/oauth-protected-resource through without a credential.",
              inAny("prm-", ResourceMetadataChecks::isRefused)),
          new Check(
              "PRM-16",
              WARNING,
              "The metadata differ between the named and the well-known address",
              "RFC 9728, 3.3",
              "Serve one document at both.",
              inAnswer(
                  seen ->
                      seen.answer("prm-named")
                          .filter(Exchange::isDocument)
                          .flatMap(_ -> seen.answer("prm-path"))
                          .filter(Exchange::isDocument),
                  (path, seen) ->
                      !seen.answer("prm-named").flatMap(Exchange::object).equals(path.object()))),
          new Check(
              "PRM-17",
              WARNING,
              "The metadata may be cached for more than a day",
              "RFC 9728, 7.10",
              "Allow some minutes or hours: a change of the authorization server must"
                  + " reach clients.",
              inDocument(
                  "prm-",
                  seen ->
                      seen.document("prm-")
                          .filter(ResourceMetadataChecks::isLongCached)
                          .isPresent())),
          new Check(
              "PRM-18",
              INFO,
              "Neither challenge nor metadata name a scope",
              "RFC 9728, 2; MCP 2026-07-28, Authorization, Scope Selection",
              "Name the scopes that clients should ask for, in the challenge or in"
                  + " scopes_supported; else many ask for none.",
              inDocument(
                  "prm-",
                  seen ->
                      seen.texts("prm-", "scopes_supported").isEmpty()
                          && seen.refusal().flatMap(post -> post.demand().scope()).isEmpty())),
          new Check(
              "PRM-19",
              WARNING,
              "The resource is written with upper-case letters in scheme or host",
              "RFC 3986, 6.2.2.1; MCP 2026-07-28, Authorization, Canonical Server URI",
              "Write scheme and host in lower case: identifiers are compared letter by"
                  + " letter.",
              inDocument("prm-", seen -> UPPER.matcher(seen.text("prm-", "resource")).find())));

  private ResourceMetadataChecks() {}

  private static final Pattern LONG = Pattern.compile("max-age=\\d{6,}");

  private static boolean isRefused(Exchange one) {
    return one.status() == 401 || one.status() == 403;
  }

  private static boolean isJson(Examination seen) {
    return seen.document("prm-")
        .filter(one -> one.header("Content-Type").startsWith("application/json"))
        .isPresent();
  }

  private static String resource(Examination seen) {
    return seen.text("prm-", "resource");
  }

  private static boolean isSame(Examination seen) {
    return resource(seen).equalsIgnoreCase(seen.server().toString());
  }

  private static boolean isForeign(Examination seen) {
    return !resource(seen).isEmpty() && !ResourceMatch.covers(resource(seen), seen.server());
  }

  private static boolean differsInSlash(Examination seen) {
    String server = seen.server().toString();
    return resource(seen).equals(server + "/") || server.equals(resource(seen) + "/");
  }

  private static boolean isLongCached(Exchange one) {
    return LONG.matcher(one.header("Cache-Control")).find();
  }
}
