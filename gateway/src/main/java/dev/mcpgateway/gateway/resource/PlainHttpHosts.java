package dev.mcpgateway.gateway.resource;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where plain http is good enough: on loopback, and at the hosts that the operator listed. Anywhere
 * else an address must be https.
 *
 * @param listed hosts in lower case
 */
public record PlainHttpHosts(Set<String> listed) {

  // an address, not a name that starts like one: 127.0.0.1.example.com is somebody's host
  private static final Pattern LOOPBACK_V4 = Pattern.compile("127(\\.\\d{1,3}){3}");

  public PlainHttpHosts {
    listed = Set.copyOf(listed);
  }

  /** Whether the address is https, or plain http at a host where that is good enough. */
  public boolean permits(URI uri) {
    if (uri.getHost() == null) {
      return false;
    }
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    return "https".equalsIgnoreCase(uri.getScheme())
        || ("http".equalsIgnoreCase(uri.getScheme())
            && (isLoopback(host) || listed.contains(host)));
  }

  private static boolean isLoopback(String host) {
    return "localhost".equals(host)
        || host.endsWith(".localhost")
        || "[::1]".equals(host)
        || LOOPBACK_V4.matcher(host).matches();
  }
}
