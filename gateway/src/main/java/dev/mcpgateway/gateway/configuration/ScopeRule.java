package dev.mcpgateway.gateway.configuration;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What scopes in the configuration must look like.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-3.3">RFC 6749 3.3</a>
 */
final class ScopeRule {

  static final Predicate<String> GOOD =
      Pattern.compile("[\\x21\\x23-\\x5b\\x5d-\\x7e]+").asMatchPredicate();

  static final String PLAINLY = "a scope: printable ASCII without space, \" and \\";

  private ScopeRule() {}

  /** Notes every scope that is none, or that no challenge may name. */
  static void check(Checks at, String property, List<String> scopes) {
    at.each(property, scopes, GOOD, PLAINLY);
    at.each(
        property,
        scopes,
        each -> !each.equals("offline_access"),
        "a scope other than offline_access, which clients ask for by themselves");
  }
}
