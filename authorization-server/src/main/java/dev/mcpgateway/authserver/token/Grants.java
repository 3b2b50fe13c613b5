package dev.mcpgateway.authserver.token;

import dev.mcpgateway.authserver.resource.KnownResources;
import java.util.Objects;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;

/** What a stored authorization was granted for. */
public final class Grants {

  private Grants() {}

  /** The authorization request that it began with. */
  public static OAuth2AuthorizationRequest request(OAuth2Authorization authorization) {
    return Objects.requireNonNull(
        authorization.<OAuth2AuthorizationRequest>getAttribute(
            OAuth2AuthorizationRequest.class.getName()),
        "an authorization has its request");
  }

  /** The one resource, as checked when the request came. */
  public static String resource(OAuth2Authorization authorization) {
    return (String)
        Objects.requireNonNull(
            request(authorization).getAdditionalParameters().get(KnownResources.PARAMETER),
            "an authorization names its resource");
  }
}
