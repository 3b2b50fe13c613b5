package dev.mcpgateway.authserver.client;

import dev.mcpgateway.authserver.settings.AuthorizationServerProperties;
import dev.mcpgateway.authserver.settings.AuthorizationServerProperties.Client;
import dev.mcpgateway.authserver.settings.AuthorizationServerProperties.Scope;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Component;

/** The registered clients. All are public, need PKCE, and get refresh tokens that rotate. */
@Component
public final class Clients implements RegisteredClientRepository {

  private final Map<String, RegisteredClient> clients;

  Clients(AuthorizationServerProperties properties) {
    clients =
        properties.clients().stream()
            .map(client -> registered(client, properties))
            .collect(Collectors.toMap(RegisteredClient::getClientId, Function.identity()));
  }

  /** Whether this client may be answered at this address. */
  public boolean mayRedirect(String clientId, @Nullable String address) {
    RegisteredClient client = clients.get(clientId);
    return client != null
        && address != null
        && client.getRedirectUris().stream()
            .anyMatch(registered -> RedirectRule.matches(registered, address));
  }

  @Override
  public @Nullable RegisteredClient findByClientId(String clientId) {
    return clients.get(clientId);
  }

  @Override
  public @Nullable RegisteredClient findById(String id) {
    return clients.get(id);
  }

  @Override
  public void save(RegisteredClient client) {
    throw new UnsupportedOperationException("Clients are registered by configuration only.");
  }

  private static RegisteredClient registered(
      Client client, AuthorizationServerProperties properties) {
    List<String> addresses = client.redirectUris().stream().map(URI::toString).toList();
    List<String> scopes = properties.scopes().stream().map(Scope::name).toList();
    return RegisteredClient.withId(client.id())
        .clientId(client.id())
        .clientName(client.name())
        .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
        .redirectUris(all -> all.addAll(addresses))
        .scopes(all -> all.addAll(scopes))
        .clientSettings(
            ClientSettings.builder()
                .requireProofKey(true)
                .requireAuthorizationConsent(true)
                .build())
        .tokenSettings(tokenSettings(properties.lifetimes()))
        .build();
  }

  private static TokenSettings tokenSettings(AuthorizationServerProperties.Lifetimes lifetimes) {
    return TokenSettings.builder()
        .authorizationCodeTimeToLive(lifetimes.code())
        .accessTokenTimeToLive(lifetimes.accessToken())
        .refreshTokenTimeToLive(lifetimes.refreshToken())
        .reuseRefreshTokens(false)
        .build();
  }
}
