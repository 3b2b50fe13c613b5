package dev.mcpgateway.gateway.configuration;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where an issuer is asked about opaque tokens.
 *
 * @param uri of its endpoint
 * @param clientId as whom the gateway asks
 * @param clientAuthentication how it shows that
 * @param clientSecretFile with the secret
 * @param privateKeyFile with the key
 * @param cache how long a yes counts at most
 * @param negativeCache how long a no counts
 * @param recheck how often it is asked again while a stream is open
 */
record IntrospectionProperties(
    @Nullable String uri,
    @Nullable String clientId,
    @DefaultValue("client_secret_basic") Method clientAuthentication,
    @Nullable String clientSecretFile,
    @Nullable String privateKeyFile,
    @DefaultValue("60s") Duration cache,
    @DefaultValue("5s") Duration negativeCache,
    @DefaultValue("60s") Duration recheck) {

  /** How the gateway authenticates, by the names of the registry. */
  enum Method {
    CLIENT_SECRET_BASIC,
    PRIVATE_KEY_JWT
  }
}
