package dev.mcpgateway.gateway.exchange;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The caller's trace, as {@code traceparent} names it. It is passed on as it came, because the
 * gateway reports no spans of its own, and trusted for nothing: anybody can write it.
 *
 * @see <a href="https://www.w3.org/TR/trace-context/#traceparent-header">W3C Trace Context 3.2</a>
 */
public final class TraceParent {

  /** The header. */
  public static final String HEADER = "traceparent";

  /** What goes with it. */
  public static final String STATE = "tracestate";

  private static final Pattern FORM =
      Pattern.compile("(?!ff)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}(-.*)?");
  private static final int LONGEST = 256;

  private TraceParent() {}

  /** The id of the trace, if exactly one header names one as it must. */
  public static Optional<String> traceId(List<String> values) {
    if (values.size() != 1 || values.getFirst().length() > LONGEST) {
      return Optional.empty();
    }
    Matcher matcher = FORM.matcher(values.getFirst());
    boolean good =
        matcher.matches()
            && !isZero(matcher.group(1))
            && !isZero(matcher.group(2))
            && (matcher.group(3) == null || !values.getFirst().startsWith("00"));
    return good ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static boolean isZero(String digits) {
    return digits.chars().allMatch(each -> each == '0');
  }
}
