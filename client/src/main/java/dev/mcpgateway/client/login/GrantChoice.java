package dev.mcpgateway.client.login;

import dev.mcpgateway.client.authorization.GrantName;
import dev.mcpgateway.client.flow.Secret;
import dev.mcpgateway.client.metadata.GrantType;
import java.util.Optional;

/** By which way a grant is wanted. */
public sealed interface GrantChoice {

  /** The grant that the MCP server's authorization server has to know. */
  GrantType type();

  /** What users know it by. */
  default GrantName name() {
    return switch (this) {
      case AuthorizationCode _ -> GrantName.AUTHORIZATION_CODE;
      case ClientCredentials _ -> GrantName.CLIENT_CREDENTIALS;
      case DeviceCode _ -> GrantName.DEVICE_CODE;
      case WorkloadIdentity _ -> GrantName.WORKLOAD_IDENTITY;
      case EnterpriseManaged _ -> GrantName.ENTERPRISE_MANAGED;
    };
  }

  /** Whether a user agreed, whom a refresh token spares the next login. */
  default boolean mayBeRefreshed() {
    return name().isLogin();
  }

  /** The extension of MCP that a client tells servers of when it uses this way. */
  default Optional<String> extension() {
    return Optional.empty();
  }

  /** A user logs in with a browser on this machine. */
  record AuthorizationCode() implements GrantChoice {

    @Override
    public GrantType type() {
      return GrantType.AUTHORIZATION_CODE;
    }
  }

  /**
   * The client acts for itself, by its own secret or key.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-4.4">RFC 6749, 4.4</a>
   */
  record ClientCredentials() implements GrantChoice {

    @Override
    public GrantType type() {
      return GrantType.CLIENT_CREDENTIALS;
    }

    @Override
    public Optional<String> extension() {
      return Optional.of("io.modelcontextprotocol/oauth-client-credentials");
    }
  }

  /**
   * The client acts for itself, by what its platform has signed about it.
   *
   * <p>Whoever holds the assertion can use it, so it does not go where an MCP server likes: only to
   * the issuer that is named here or, if none is, to one that the assertion itself is for.
   *
   * @param assertion where the platform puts it
   * @param issuer the authorization server that may have it
   * @see <a href="https://www.rfc-editor.org/rfc/rfc7523#section-2.1">RFC 7523, 2.1</a>
   */
  record WorkloadIdentity(AssertionSource assertion, Optional<String> issuer)
      implements GrantChoice {

    @Override
    public GrantType type() {
      return GrantType.JWT_BEARER;
    }
  }

  /**
   * A user acts by a login at the enterprise's identity provider, which says to whom else it is
   * good.
   *
   * @param provider the identity provider's issuer
   * @param clientId this client's name there
   * @param clientSecret its secret there; nothing: a public client
   * @param identityToken the user's identity token, issued to that client
   */
  record EnterpriseManaged(
      String provider,
      String clientId,
      Optional<Secret> clientSecret,
      AssertionSource identityToken)
      implements GrantChoice {

    @Override
    public GrantType type() {
      return GrantType.JWT_BEARER;
    }

    @Override
    public Optional<String> extension() {
      return Optional.of("io.modelcontextprotocol/enterprise-managed-authorization");
    }
  }

  /**
   * A user logs in with a browser on another machine.
   *
   * @param prompt tells the user where, and with which code
   * @see <a href="https://www.rfc-editor.org/rfc/rfc8628">RFC 8628</a>
   */
  record DeviceCode(DevicePrompt prompt) implements GrantChoice {

    @Override
    public GrantType type() {
      return GrantType.DEVICE_CODE;
    }
  }
}
