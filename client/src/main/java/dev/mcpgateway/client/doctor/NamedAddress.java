package dev.mcpgateway.client.doctor;

import dev.mcpgateway.client.metadata.Addresses;
import java.util.Optional;

/**
 * An address that the server names and clients must not use.
 *
 * @param where what names it
 * @param text the address
 * @param objection the rule that is against it
 */
record NamedAddress(String where, String text, String objection) {

  /** Something of that name, if it is against a rule. */
  static Optional<NamedAddress> refused(String where, String text, Examination seen) {
    return Addresses.objection(text, seen.server())
        .map(rule -> new NamedAddress(where, text, rule));
  }

  /** In a line, without what a query may hold. */
  String line() {
    return where + ": " + text.replaceFirst("\\?.*", "?…") + " (" + objection + ")";
  }
}
