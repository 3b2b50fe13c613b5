package dev.mcpgateway.gateway.session;

import dev.mcpgateway.gateway.caller.CallerId;
import dev.mcpgateway.gateway.resource.ProtectedServer;
import dev.mcpgateway.gateway.seal.Purpose;
import dev.mcpgateway.gateway.seal.Seal;
import java.util.Optional;

/**
 * Session ids as clients see them. Each is bound to whom the token stands for and to one server,
 * not to the token: a session outlives a refresh, and no other caller can use it.
 *
 * @see <a
 *     href="https://modelcontextprotocol.io/specification/2025-11-25/basic/security_best_practices#session-hijacking">MCP
 *     security best practices, session hijacking</a>
 */
public final class SessionIds {

  /** The header that carries them. */
  public static final String HEADER = "Mcp-Session-Id";

  /** Longest id of a backend, in characters. */
  static final int LONGEST = 1_024;

  private final CallerSeal seal;

  public SessionIds(Seal seal) {
    this.seal = new CallerSeal(seal, Purpose.SESSION_ID);
  }

  /**
   * Whether a backend's id is one: visible ASCII, and not endless.
   *
   * @see <a
   *     href="https://modelcontextprotocol.io/specification/2025-11-25/basic/transports#session-management">MCP
   *     2025-11-25, session management</a>
   */
  public static boolean isId(String id) {
    return !id.isEmpty()
        && id.length() <= LONGEST
        && id.chars().allMatch(each -> each >= 0x21 && each <= 0x7e);
  }

  /** The id to show to this caller. */
  public String seal(ProtectedServer server, CallerId caller, String id) {
    return seal.seal(server, caller, id);
  }

  /** The backend's id, if this caller was given what is shown, by this server. */
  public Optional<String> open(ProtectedServer server, CallerId caller, String shown) {
    // nothing that was sealed here is longer, and what is longer costs no decryption
    return shown.length() <= 2 * LONGEST ? seal.open(server, caller, shown) : Optional.empty();
  }
}
