package dev.mcpgateway.authserver.page;

import dev.mcpgateway.authserver.settings.RedirectUris;
import java.net.URI;

/**
 * Where an answer goes, as the consent page tells it.
 *
 * @param host host and port, or the scheme where there is no host
 * @param thisMachine whether it stays on the user's machine
 * @param policySource the same for a content security policy
 */
record RedirectTarget(String host, boolean thisMachine, String policySource) {

  static RedirectTarget of(URI address) {
    String scheme = address.getScheme();
    String host = address.getHost();
    if (host == null) {
      return new RedirectTarget(scheme + ":", true, scheme + ":");
    }
    String authority = address.getRawAuthority();
    return new RedirectTarget(
        authority,
        RedirectUris.isLoopback(host),
        // an IPv6 address is not a source that browsers know
        host.startsWith("[") ? scheme + ":" : scheme + "://" + authority);
  }
}
