package dev.mcpgateway.authserver.resource;

import dev.mcpgateway.authserver.settings.AuthorizationServerProperties;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.stereotype.Component;

/**
 * The resources that this server issues tokens for.
 *
 * <p>Each request names exactly one of them. RFC 8707 section 2 has one error for a resource that
 * is "invalid, missing, unknown, or malformed", so a missing one is {@code invalid_target} as well;
 * and a repeated one, which the RFC allows, is too: no token here is for more than one resource.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8707#section-2">RFC 8707 section 2</a>
 */
@Component
public final class KnownResources {

  /** The request parameter. */
  public static final String PARAMETER = "resource";

  private static final String ERROR = "invalid_target";
  private static final String ERROR_URI = "https://www.rfc-editor.org/rfc/rfc8707#section-2";

  private final List<String> names;

  KnownResources(AuthorizationServerProperties properties) {
    names = properties.resources().stream().map(URI::toString).toList();
  }

  /** What is wrong with this parameter of an authorization request, if anything is. */
  public Optional<OAuth2Error> refusal(@Nullable Object parameter) {
    return switch (parameter) {
      case null -> refuse("The parameter 'resource' is missing.");
      case String name when names.contains(name) -> Optional.empty();
      case String _ -> refuse("This server issues no tokens for this resource.");
      default -> refuse("Name one resource only.");
    };
  }

  /** What is wrong with this parameter of a token request for a grant, if anything is. */
  public Optional<OAuth2Error> refusal(@Nullable Object parameter, String granted) {
    return refusal(parameter)
        .or(() ->
            granted.equals(parameter)
                ? Optional.empty()
                : refuse("What was granted is for another resource."));
  }

  private static Optional<OAuth2Error> refuse(String description) {
    return Optional.of(new OAuth2Error(ERROR, description, ERROR_URI));
  }
}
