package dev.mcpgateway.authserver.settings;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** What a redirect address may look like at all. */
public final class RedirectUris {

  private RedirectUris() {}

  /**
   * Whether an address may be registered.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc8252#section-7.1">RFC 8252 section 7.1</a>:
   *     private schemes hold a dot, which {@code javascript} and {@code data} do not
   */
  static boolean acceptable(URI address) {
    String scheme = address.getScheme();
    if (scheme == null || address.getFragment() != null || address.getUserInfo() != null) {
      return false;
    }
    return switch (scheme) {
      case "https" -> address.getHost() != null;
      case "http" -> isLoopback(address.getHost());
      default -> scheme.contains(".");
    };
  }

  /** Whether a host is this machine by its name: {@code localhost}, 127/8, or [::1]. */
  public static boolean isLoopback(@Nullable String host) {
    return host != null
        && (host.equals("localhost")
            || host.equals("[::1]")
            || host.matches("127(\\.(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])){3}"));
  }
}
