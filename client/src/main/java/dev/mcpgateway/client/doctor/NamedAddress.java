package dev.mcpgateway.client.doctor;

import static dev.mcpgateway.client.doctor.Check.inDocument;

import dev.mcpgateway.client.metadata.Addresses;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * An address that the server names and clients must not use.
 *
 * @param where what names it
 * @param text the address
 * @param objection the rule that is against it
 */
record NamedAddress(String where, String text, String objection) {

  private static final String ISSUERS = "authorization_servers";

  /** Something of that name, if it is against a rule. */
  static Optional<NamedAddress> refused(String where, String text, Examination seen) {
    return Addresses.objection(text, seen.server())
        .map(rule -> new NamedAddress(where, text, rule));
  }

  /** What names the authorization servers, which are to have no query either. */
  static List<NamedAddress> ofIssuers(Examination seen) {
    return seen.texts("prm-", ISSUERS).stream()
        .flatMap(issuer -> refused(ISSUERS, issuer, seen).or(() -> withQuery(issuer)).stream())
        .toList();
  }

  private static Optional<NamedAddress> withQuery(String issuer) {
    return issuer.contains("?")
        ? Optional.of(new NamedAddress(ISSUERS, issuer, "it has a query"))
        : Optional.empty();
  }

  /** The fault of a document that names any, which tells each of them. */
  static Fault in(String prefix, Function<Examination, List<NamedAddress>> unusable) {
    return inDocument(prefix, seen -> !unusable.apply(seen).isEmpty())
        .telling(seen -> unusable.apply(seen).stream().map(NamedAddress::line).toList());
  }

  /** In a line, without what a query may hold. */
  String line() {
    return where + ": " + text.replaceFirst("\\?.*", "?…") + " (" + objection + ")";
  }
}
