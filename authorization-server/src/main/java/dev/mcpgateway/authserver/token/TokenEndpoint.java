package dev.mcpgateway.authserver.token;

import dev.mcpgateway.authserver.client.Clients;
import dev.mcpgateway.authserver.resource.KnownResources;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2RefreshTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.PublicClientAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AuthorizationCodeAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2RefreshTokenAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.stereotype.Component;

/** Leaves of Spring's token and revocation endpoints what is offered here, and adds our checks. */
@Component
public final class TokenEndpoint {

  private final Clients clients;
  private final AuthorizationStore store;
  private final KnownResources resources;
  private final TokenRefusal refusal = new TokenRefusal();

  TokenEndpoint(Clients clients, AuthorizationStore store, KnownResources resources) {
    this.clients = clients;
    this.store = store;
    this.resources = resources;
  }

  /** Changes the endpoints of this server. */
  public void configure(OAuth2AuthorizationServerConfigurer server) {
    server
        .clientAuthentication(client ->
            client
                .authenticationConverters(this::onlyPublicClients)
                .authenticationProviders(this::onlyPublicClientProviders)
                .errorResponseHandler(refusal))
        .tokenEndpoint(token ->
            token
                .accessTokenRequestConverters(TokenEndpoint::onlyOfferedGrants)
                .authenticationProviders(this::onlyCheckedGrants)
                .errorResponseHandler(refusal))
        .tokenRevocationEndpoint(revocation -> revocation.errorResponseHandler(refusal));
  }

  private void onlyPublicClients(List<AuthenticationConverter> readers) {
    readers.clear();
    readers.add(new PublicClientReader());
  }

  private void onlyPublicClientProviders(List<AuthenticationProvider> providers) {
    providers.removeIf(provider -> !(provider instanceof PublicClientAuthenticationProvider));
    providers.addFirst(new PublicClientProvider(clients));
  }

  private static void onlyOfferedGrants(List<AuthenticationConverter> readers) {
    readers.removeIf(reader ->
        !(reader instanceof OAuth2AuthorizationCodeAuthenticationConverter
            || reader instanceof OAuth2RefreshTokenAuthenticationConverter));
  }

  private void onlyCheckedGrants(List<AuthenticationProvider> providers) {
    providers.removeIf(provider ->
        !(provider.supports(OAuth2AuthorizationCodeAuthenticationToken.class)
            || provider.supports(OAuth2RefreshTokenAuthenticationToken.class)));
    Lock redemption = new ReentrantLock();
    providers.replaceAll(provider -> new GrantProvider(provider, store, resources, redemption));
  }
}
