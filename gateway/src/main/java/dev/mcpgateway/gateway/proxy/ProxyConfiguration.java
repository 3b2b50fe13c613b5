package dev.mcpgateway.gateway.proxy;

import dev.mcpgateway.gateway.identity.Assertions;
import dev.mcpgateway.gateway.identity.Identification;
import dev.mcpgateway.gateway.identity.ServerIdentities;
import dev.mcpgateway.gateway.lifetime.OpenStreams;
import dev.mcpgateway.gateway.policy.ServerPolicies;
import dev.mcpgateway.gateway.resource.GatewayLimits;
import dev.mcpgateway.gateway.resource.ProtectedServers;
import dev.mcpgateway.gateway.seal.Seal;
import dev.mcpgateway.gateway.seal.SealKeys;
import dev.mcpgateway.gateway.session.SessionIds;
import dev.mcpgateway.gateway.sse.MessageAddress;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.ChannelOption;
import java.util.List;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.config.HttpClientSslConfigurer;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.netty.http.client.HttpClient;

/** Puts the routes and the HTTP client behind them together. */
@Configuration(proxyBeanMethods = false)
final class ProxyConfiguration {

  @Bean
  Seal seal(SealKeys keys) {
    return new Seal(keys);
  }

  @Bean
  RouteLocator mcpRoute(
      ProtectedServers servers,
      GatewayLimits limits,
      ServerPolicies policies,
      HttpClient client,
      OpenStreams streams,
      Seal seal,
      ServerIdentities identities,
      Assertions assertions,
      MeterRegistry meters) {
    var sessions = new SessionIds(seal);
    var writer = new AnswerWriter(streams, new SessionAnswer(sessions));
    var forward =
        new ForwardFilter(
            client, limits, streams, writer, new BackendTimer(meters), identities.names());
    return new McpRoute(
        servers,
        limits,
        policies,
        new MessageAddress(seal),
        sessions,
        new Identification(identities, assertions),
        forward);
  }

  @Bean
  BackendClientFactory gatewayHttpClientFactory(
      HttpClientProperties properties,
      ServerProperties serverProperties,
      HttpClientSslConfigurer sslConfigurer,
      List<HttpClientCustomizer> customizers,
      GatewayLimits limits) {
    return new BackendClientFactory(
        properties, serverProperties, sslConfigurer, customizers, limits);
  }

  @Bean
  HttpClientCustomizer backendClient(GatewayLimits limits) {
    int connectMillis = Math.toIntExact(limits.backendConnect().toMillis());
    return client ->
        client
            // a backend that reads a message and resets may have acted on it
            .disableRetry(true)
            .followRedirect(false)
            .compress(false)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, connectMillis)
            .resolver(names -> names.queryTimeout(limits.backendConnect()));
  }
}
