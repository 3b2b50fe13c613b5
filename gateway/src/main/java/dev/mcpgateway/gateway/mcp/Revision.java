package dev.mcpgateway.gateway.mcp;

import static java.util.Objects.requireNonNull;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A revision of MCP as a request names it. What is no date belongs to no era that is known: it is
 * the server's to refuse.
 *
 * @param name such as {@code 2025-11-25}; empty where the request names none
 * @see <a
 *     href="https://modelcontextprotocol.io/specification/2025-11-25/basic/transports#protocol-version-header">MCP
 *     2025-11-25, protocol version header</a>
 */
public record Revision(String name) {

  /** The header that names it. */
  public static final String HEADER = "MCP-Protocol-Version";

  private static final int LONGEST = 64;
  private static final String FIRST_STATELESS = "2026-07-28";
  private static final String WITH_BATCHES = "2025-03-26";
  private static final Predicate<String> DATE =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\d").asMatchPredicate();

  public Revision {
    requireNonNull(name);
  }

  /** The revision that the header names, if any. */
  public static Revision of(@Nullable String header) {
    return new Revision(header == null ? "" : header);
  }

  /**
   * Whether a text may be the name of a revision, known or not: letters, digits and signs that no
   * reader takes for a separator.
   */
  public static boolean isName(String text) {
    return !text.isEmpty()
        && text.length() <= LONGEST
        && text.chars().allMatch(Revision::isPartOfName);
  }

  private static boolean isPartOfName(int each) {
    return (each >= 'a' && each <= 'z')
        || (each >= 'A' && each <= 'Z')
        || (each >= '0' && each <= '9')
        || each == '-'
        || each == '.'
        || each == '_';
  }

  /**
   * Whether requests stand for themselves: without handshake and session, with headers to match.
   */
  public boolean isStateless() {
    return name.compareTo(FIRST_STATELESS) >= 0 && DATE.test(name);
  }

  /**
   * Whether several messages may come as an array: one revision had that, and not yet the header.
   */
  public boolean hasBatches() {
    return name.isEmpty() || name.equals(WITH_BATCHES);
  }
}
