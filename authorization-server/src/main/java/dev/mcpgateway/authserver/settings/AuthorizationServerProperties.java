package dev.mcpgateway.authserver.settings;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The whole configuration. The defaults of the lists stand in {@code application.yaml}.
 *
 * @param issuer the server's own origin, as clients and browsers write it
 * @param resources the resources that tokens may be issued for; compared exactly
 * @param scopes what may be asked for; a request without a scope asks for the first
 * @param users who may log in
 * @param clients the registered clients, all of them public
 * @param lifetimes how long codes and tokens are good for
 */
@Validated
@ConfigurationProperties("mcp.authorization-server")
public record AuthorizationServerProperties(
    @NotNull @Origin URI issuer,
    @NotEmpty List<@ResourceUri URI> resources,
    @NotEmpty List<@Valid Scope> scopes,
    @NotEmpty List<@Valid User> users,
    @NotEmpty List<@Valid Client> clients,
    @Valid @DefaultValue Lifetimes lifetimes) {

  /**
   * Something that a client may ask for.
   *
   * @param name as in requests and tokens
   * @param description what the consent page tells about it
   */
  public record Scope(@NotBlank String name, @NotBlank String description) {}

  /**
   * Someone who may log in.
   *
   * @param name the user name, and the subject of the tokens
   * @param password in plain text: this server is for development
   */
  public record User(@NotBlank String name, @NotNull Secret password) {}

  /**
   * A public client.
   *
   * @param id the client id
   * @param name what the consent page calls it
   * @param redirectUris where answers may be sent; on {@code localhost}, 127/8 and [::1] with any
   *     port, everything else exactly as written
   */
  public record Client(
      @NotBlank String id, @NotBlank String name, @NotEmpty List<@RedirectUri URI> redirectUris) {}

  /**
   * How long codes and tokens are good for.
   *
   * @param code of an authorization code
   * @param accessToken of an access token
   * @param refreshToken of a login: no refresh token outlives it, however often it rotates
   */
  public record Lifetimes(
      @Positive @DefaultValue("1m") Duration code,
      @Positive @DefaultValue("5m") Duration accessToken,
      @Positive @DefaultValue("8h") Duration refreshToken) {}
}
