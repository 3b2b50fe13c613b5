package dev.mcpgateway.gateway.testing;

import dev.mcpgateway.gateway.caller.Caller;
import dev.mcpgateway.gateway.caller.CallerId;
import dev.mcpgateway.gateway.exchange.ExchangeKey;
import dev.mcpgateway.gateway.refusal.RefusalWriter;
import dev.mcpgateway.gateway.refusal.RefusedException;
import dev.mcpgateway.gateway.resource.GatewayLimits;
import dev.mcpgateway.gateway.resource.ProtectedServer;
import dev.mcpgateway.gateway.resource.ProtectedServers;
import dev.mcpgateway.gateway.resource.Transport;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.server.MatcherSecurityWebFilterChain;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.server.WebFilter;

/**
 * The gateway's routes over real HTTP without what stands before them: every request is accepted,
 * and its bearer token's text is its caller's name.
 *
 * <p>Server {@code demo} is at {@code /mcp}, its backend at {@code /inside/mcp}; server {@code
 * demo-sse} speaks HTTP+SSE at {@code /sse}, its backend at {@code /inside/sse}.
 */
public final class ProxyFixture implements AutoCloseable {

  /** Limits that no test reaches by accident. */
  public static final GatewayLimits LIMITS =
      new GatewayLimits(
          65_536, 16_384, 100, Duration.ofSeconds(2), Duration.ofSeconds(20), Duration.ZERO);

  private final FakeBackend backend;
  private final ConfigurableApplicationContext context;

  private ProxyFixture(FakeBackend backend, ConfigurableApplicationContext context) {
    this.backend = backend;
    this.context = context;
  }

  /** Starts it in front of a new backend. */
  public static ProxyFixture start(GatewayLimits limits) {
    FakeBackend backend = FakeBackend.start();
    return new ProxyFixture(backend, run(limits, servers(backend)));
  }

  /** Starts it in front of an address where perhaps nothing is. */
  public static ProxyFixture startBefore(URI address, GatewayLimits limits) {
    var server = server("demo", "/mcp", address, Transport.STREAMABLE_HTTP);
    return new ProxyFixture(FakeBackend.start(), run(limits, List.of(server)));
  }

  private static List<ProtectedServer> servers(FakeBackend backend) {
    return List.of(
        server("demo", "/mcp", backend.uri("/inside/mcp"), Transport.STREAMABLE_HTTP),
        server("demo-sse", "/sse", backend.uri("/inside/sse"), Transport.SSE),
        server("other-sse", "/other", backend.uri("/inside/other"), Transport.SSE));
  }

  private static ProtectedServer server(
      String name, String path, URI backend, Transport transport) {
    String resource = "http://localhost:3001" + path;
    ProtectedServer plain =
        Servers.server(name, resource, Servers.trusting("https://issuer.example", resource));
    return new ProtectedServer(
        name,
        plain.resource(),
        backend,
        transport,
        plain.displayName(),
        plain.documentation(),
        plain.authorizationServers(),
        plain.scopes(),
        plain.issuers(),
        plain.accessTokenCookie());
  }

  private static ConfigurableApplicationContext run(
      GatewayLimits limits, List<ProtectedServer> servers) {
    return new SpringApplicationBuilder(Stub.class)
        .web(WebApplicationType.REACTIVE)
        .properties(
            "server.port=0",
            "server.shutdown=graceful",
            "spring.main.banner-mode=off",
            "spring.config.name=none")
        .initializers(context -> {
          var beans = (GenericApplicationContext) context;
          beans.registerBean(GatewayLimits.class, () -> limits);
          beans.registerBean(ProtectedServers.class, () -> new ProtectedServers(servers));
        })
        .run();
  }

  public FakeBackend backend() {
    return backend;
  }

  /** The address of a path of the gateway. */
  public URI uri(String pathAndQuery) {
    return URI.create("http://localhost:" + port() + pathAndQuery);
  }

  public int port() {
    return Integer.parseInt(
        Optional.ofNullable(context.getEnvironment().getProperty("local.server.port"))
            .orElseThrow());
  }

  public MeterRegistry meters() {
    return context.getBean(MeterRegistry.class);
  }

  /** Stops the gateway as a signal would, in the background. */
  public Thread stop() {
    return Thread.ofPlatform().start(context::close);
  }

  @Override
  public void close() {
    context.close();
    backend.close();
  }

  /** What the rest of the gateway would contribute; found by nobody who scans for components. */
  @EnableAutoConfiguration
  @ComponentScan({"dev.mcpgateway.gateway.proxy", "dev.mcpgateway.gateway.refusal"})
  static class Stub {

    @Bean
    SecureRandom secureRandom() throws NoSuchAlgorithmException {
      return SecureRandom.getInstance("DRBG");
    }

    @Bean
    MeterRegistry meters() {
      return new SimpleMeterRegistry();
    }

    @Bean
    SecurityWebFilterChain noSecurity() {
      WebFilter passing = (exchange, chain) -> chain.filter(exchange);
      return new MatcherSecurityWebFilterChain(
          ServerWebExchangeMatchers.anyExchange(), List.of(passing));
    }

    /** What the real firewall refuses is not the routes' matter. */
    @Bean
    ServerWebExchangeFirewall noFirewall() {
      return ServerWebExchangeFirewall.INSECURE_NOOP;
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    WebFilter accepting(ProtectedServers servers, RefusalWriter refusals) {
      return (exchange, chain) -> {
        ExchangeKey.CORRELATION_ID.put(exchange, "correlation-of-test");
        String path = exchange.getRequest().getURI().getRawPath();
        servers.all().stream()
            .filter(each -> each.covers(path))
            .findFirst()
            .ifPresent(server -> ExchangeKey.SERVER.put(exchange, server));
        String token = exchange.getRequest().getHeaders().getFirst("Authorization");
        ExchangeKey.CALLER.put(exchange, caller(token == null ? "alice" : token.substring(7)));
        return chain
            .filter(exchange)
            .onErrorResume(
                RefusedException.class, refused -> refusals.write(exchange, refused.refusal()));
      };
    }

    private static Caller caller(String name) {
      return new Caller(
          new CallerId("https://issuer.example", CallerId.Kind.SUBJECT, name),
          Optional.empty(),
          Set.of(),
          Set.of(),
          Set.of("http://localhost:3001/mcp"),
          Instant.MAX);
    }
  }
}
