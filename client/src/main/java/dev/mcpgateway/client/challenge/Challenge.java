package dev.mcpgateway.client.challenge;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One challenge of a {@code WWW-Authenticate} header.
 *
 * @param scheme the authentication scheme as it was written
 * @param parameters the auth-params, names in lower case, values without their quotes
 * @param token68 what some schemes have in place of parameters, else empty
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-11.3">RFC 9110, 11.3</a>
 */
public record Challenge(String scheme, Map<String, String> parameters, String token68) {

  public Challenge {
    parameters = Map.copyOf(parameters);
  }

  public boolean isFor(String otherScheme) {
    return scheme.equalsIgnoreCase(otherScheme);
  }

  public Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name.toLowerCase(Locale.ROOT)));
  }
}
