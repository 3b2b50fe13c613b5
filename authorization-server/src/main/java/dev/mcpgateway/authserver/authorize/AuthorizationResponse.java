package dev.mcpgateway.authserver.authorize;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.web.util.UriUtils;

/**
 * An answer of the authorization endpoint, on its way through the browser.
 *
 * @param redirectUri where it goes
 * @param parameters what it says; {@code iss} among them, always
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9207#section-2">RFC 9207 section 2</a>
 */
record AuthorizationResponse(String redirectUri, Map<String, String> parameters) {

  /** The address with all of it. */
  String location() {
    String query =
        parameters.entrySet().stream()
            .map(entry ->
                entry.getKey() + "=" + UriUtils.encode(entry.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return redirectUri + (redirectUri.contains("?") ? "&" : "?") + query;
  }

  // the code is among the parameters
  @Override
  public String toString() {
    return "AuthorizationResponse[" + redirectUri + ", " + parameters.keySet() + "]";
  }
}
