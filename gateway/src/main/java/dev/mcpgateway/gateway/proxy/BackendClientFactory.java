package dev.mcpgateway.gateway.proxy;

import dev.mcpgateway.gateway.resource.GatewayLimits;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.config.HttpClientFactory;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.config.HttpClientSslConfigurer;
import reactor.netty.resources.ConnectionProvider;

/**
 * Makes Spring Cloud Gateway's HTTP client with a pool that fits ours: a client connection uses at
 * most one to a backend, and both are limited by the same number, so that streams, however long
 * they stand, starve nobody.
 */
final class BackendClientFactory extends HttpClientFactory {

  /**
   * Below the five seconds after which Node and uvicorn close a connection that idles: a request on
   * a connection that is just being closed would be lost, and is never sent twice.
   */
  private static final Duration LONGEST_IDLE = Duration.ofSeconds(4);

  private final GatewayLimits limits;

  BackendClientFactory(
      HttpClientProperties properties,
      ServerProperties serverProperties,
      HttpClientSslConfigurer sslConfigurer,
      List<HttpClientCustomizer> customizers,
      GatewayLimits limits) {
    super(properties, serverProperties, sslConfigurer, customizers);
    this.limits = limits;
  }

  @Override
  protected ConnectionProvider buildConnectionProvider(HttpClientProperties properties) {
    return ConnectionProvider.builder("backends")
        .maxConnections(limits.connections())
        .pendingAcquireMaxCount(limits.connections())
        .pendingAcquireTimeout(limits.backendConnect())
        .maxIdleTime(LONGEST_IDLE)
        .evictInBackground(LONGEST_IDLE)
        // the warmest connection first, so that those too many idle out
        .lifo()
        .build();
  }
}
