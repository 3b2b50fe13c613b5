package dev.mcpgateway.authserver.security;

import dev.mcpgateway.authserver.authorize.AuthorizationRequestCheck;
import dev.mcpgateway.authserver.authorize.AuthorizationRequestReader;
import dev.mcpgateway.authserver.authorize.AuthorizationResponses;
import dev.mcpgateway.authserver.metadata.ServerMetadata;
import dev.mcpgateway.authserver.settings.AuthorizationServerProperties;
import dev.mcpgateway.authserver.token.TokenEndpoint;
import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationEndpointConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.stereotype.Component;

/** Puts our parts into Spring's endpoints. */
@Component
final class ProtocolEndpoints {

  private final AuthorizationServerProperties properties;
  private final AuthorizationRequestReader reader;
  private final AuthorizationRequestCheck check;
  private final AuthorizationResponses responses;
  private final TokenEndpoint tokenEndpoint;

  ProtocolEndpoints(
      AuthorizationServerProperties properties,
      AuthorizationRequestReader reader,
      AuthorizationRequestCheck check,
      AuthorizationResponses responses,
      TokenEndpoint tokenEndpoint) {
    this.properties = properties;
    this.reader = reader;
    this.check = check;
    this.responses = responses;
    this.tokenEndpoint = tokenEndpoint;
  }

  void configure(OAuth2AuthorizationServerConfigurer server) {
    tokenEndpoint.configure(server);
    server
        .authorizationEndpoint(this::authorizationEndpoint)
        .authorizationServerMetadataEndpoint(endpoint ->
            endpoint.authorizationServerMetadataCustomizer(document ->
                document.claims(claims -> {
                  claims.clear();
                  claims.putAll(ServerMetadata.of(properties));
                })));
  }

  private void authorizationEndpoint(OAuth2AuthorizationEndpointConfigurer endpoint) {
    endpoint
        .authorizationRequestConverters(this::onlyOurReader)
        .authenticationProviders(this::addCheck)
        .authorizationResponseHandler(responses)
        .errorResponseHandler(responses)
        // absolute, so that it is not made from the request's host
        .consentPage(properties.issuer() + Addresses.CONSENT);
  }

  private void onlyOurReader(List<AuthenticationConverter> readers) {
    readers.clear();
    readers.add(reader);
  }

  private void addCheck(List<AuthenticationProvider> providers) {
    for (AuthenticationProvider provider : providers) {
      if (provider instanceof OAuth2AuthorizationCodeRequestAuthenticationProvider requests) {
        requests.setAuthenticationValidator(check);
        requests.setAuthorizationConsentRequired(_ -> true);
      }
    }
  }
}
