package dev.mcpgateway.client.authorization;

import dev.mcpgateway.client.flow.Secret;
import dev.mcpgateway.client.metadata.GrantType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a token is asked for with, before the client says who it is.
 *
 * @param type the grant
 * @param with what stands for the grant, in words
 * @param fields the parameters, whose values may be secret
 */
public record GrantForm(GrantType type, String with, Map<String, Secret> fields) {

  private static final String RESOURCE = "resource";

  private static final String TOKEN_TYPE = "urn:ietf:params:oauth:token-type:";

  static final String IDENTITY_ASSERTION = TOKEN_TYPE + "id-jag";

  public GrantForm {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /**
   * A code for a token.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-4.1.3">RFC 6749, 4.1.3</a>
   */
  public static GrantForm code(AuthorizationRequest request, Secret code) {
    Map<String, Secret> fields = new LinkedHashMap<>();
    fields.put("code", code);
    fields.put("redirect_uri", new Secret(request.redirectUri().toString()));
    fields.put("code_verifier", request.pkce().verifier());
    fields.put(RESOURCE, new Secret(request.asked().resource()));
    return new GrantForm(GrantType.AUTHORIZATION_CODE, "the code and its verifier", fields);
  }

  /**
   * A refresh token for a new token.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-6">RFC 6749, 6</a>
   */
  public static GrantForm refresh(String resource, Secret refreshToken) {
    Map<String, Secret> fields = new LinkedHashMap<>();
    fields.put("refresh_token", refreshToken);
    fields.put(RESOURCE, new Secret(resource));
    return new GrantForm(GrantType.REFRESH_TOKEN, "the refresh token", fields);
  }

  /**
   * Nothing but who the client is.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-4.4.2">RFC 6749, 4.4.2</a>
   */
  public static GrantForm clientCredentials(Asked asked) {
    return new GrantForm(
        GrantType.CLIENT_CREDENTIALS, "the client's own credential", target(asked));
  }

  /**
   * A statement that somebody whom the authorization server trusts has signed.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc7523#section-2.1">RFC 7523, 2.1</a>
   */
  public static GrantForm assertion(Asked asked, Secret assertion) {
    Map<String, Secret> fields = new LinkedHashMap<>();
    fields.put("assertion", assertion);
    fields.putAll(target(asked));
    return new GrantForm(GrantType.JWT_BEARER, "a signed assertion", fields);
  }

  /**
   * An identity token for an identity assertion (ID-JAG) that is meant for another server.
   *
   * @param asked what the token in the end is to be for
   * @see <a href="https://www.rfc-editor.org/rfc/rfc8693#section-2.1">RFC 8693, 2.1</a>
   */
  public static GrantForm identityAssertion(Asked asked, Secret identityToken) {
    Map<String, Secret> fields = new LinkedHashMap<>();
    fields.put("requested_token_type", new Secret(IDENTITY_ASSERTION));
    fields.put("subject_token", identityToken);
    fields.put("subject_token_type", new Secret(TOKEN_TYPE + "id_token"));
    fields.put("audience", new Secret(asked.server().issuer()));
    fields.putAll(target(asked));
    return new GrantForm(GrantType.TOKEN_EXCHANGE, "the user's identity token", fields);
  }

  /**
   * A device code, until the user has agreed elsewhere.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc8628#section-3.4">RFC 8628, 3.4</a>
   */
  public static GrantForm deviceCode(Asked asked, Secret deviceCode) {
    Map<String, Secret> fields = new LinkedHashMap<>();
    fields.put("device_code", deviceCode);
    fields.put(RESOURCE, new Secret(asked.resource()));
    return new GrantForm(GrantType.DEVICE_CODE, "the device code", fields);
  }

  /** What a device asks for codes with. */
  public static GrantForm device(Asked asked) {
    return new GrantForm(GrantType.DEVICE_CODE, "a user on another machine", target(asked));
  }

  private static Map<String, Secret> target(Asked asked) {
    Map<String, Secret> fields = new LinkedHashMap<>();
    if (!asked.scopes().values().isEmpty()) {
      fields.put("scope", new Secret(asked.scopes().parameter()));
    }
    fields.put(RESOURCE, new Secret(asked.resource()));
    return fields;
  }
}
