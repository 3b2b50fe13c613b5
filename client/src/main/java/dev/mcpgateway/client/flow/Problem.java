package dev.mcpgateway.client.flow;

/**
 * Why the flow ended before its goal.
 *
 * @param step where
 * @param kind what sort of failure
 * @param expected what had to be true
 * @param came what was found instead
 * @param change what the reader can do about it
 */
public record Problem(Step step, Kind kind, String expected, String came, String change) {

  /** A sort of failure. */
  public enum Kind {
    /** The user, the authorization server or the MCP server said no. */
    NOT_AUTHORIZED,
    /** No connection, or no answer in time. */
    UNREACHABLE,
    /** An answer that the specifications do not allow, or that is not safe to go on with. */
    PROTOCOL
  }

  public Problem {
    expected = Printable.of(expected);
    came = Printable.of(came);
    change = Printable.of(change);
  }

  public static Problem notAuthorized(Step step, String expected, String came, String change) {
    return new Problem(step, Kind.NOT_AUTHORIZED, expected, came, change);
  }

  public static Problem unreachable(Step step, String expected, String came, String change) {
    return new Problem(step, Kind.UNREACHABLE, expected, came, change);
  }

  public static Problem protocol(Step step, String expected, String came, String change) {
    return new Problem(step, Kind.PROTOCOL, expected, came, change);
  }

  public FlowException asException() {
    return new FlowException(this);
  }
}
