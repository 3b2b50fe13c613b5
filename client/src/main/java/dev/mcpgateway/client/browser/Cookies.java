package dev.mcpgateway.client.browser;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.util.MultiValueMap;

/** The cookies of one walk, for one origin: the scripted browser visits no other. */
final class Cookies {

  private final Map<String, ResponseCookie> cookies = new LinkedHashMap<>();

  synchronized void keep(MultiValueMap<String, ResponseCookie> received) {
    for (List<ResponseCookie> values : received.values()) {
      for (ResponseCookie cookie : values) {
        if (cookie.getMaxAge().isZero()) {
          cookies.remove(cookie.getName());
        } else {
          cookies.put(cookie.getName(), cookie);
        }
      }
    }
  }

  /** The value of the {@code Cookie} header for an address. */
  synchronized String headerFor(URI address) {
    return cookies.values().stream()
        .filter(cookie -> isIn(address.getRawPath(), cookie.getPath()))
        .map(cookie -> cookie.getName() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }

  private static boolean isIn(String path, @Nullable String cookiePath) {
    return cookiePath == null
        || cookiePath.equals(path)
        || path.startsWith(cookiePath.endsWith("/") ? cookiePath : cookiePath + "/");
  }
}
