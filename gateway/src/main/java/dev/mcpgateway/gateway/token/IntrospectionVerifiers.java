package dev.mcpgateway.gateway.token;

import dev.mcpgateway.gateway.resource.ProtectedServer;
import dev.mcpgateway.gateway.resource.ProtectedServers;
import dev.mcpgateway.gateway.resource.TrustedIssuer;
import dev.mcpgateway.gateway.token.introspection.IntrospectionClient;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The servers that ask an issuer about opaque tokens, and the connections that they do it over.
 *
 * @param byServer by the server's name
 * @param endpoints closed with the gateway
 */
record IntrospectionVerifiers(
    Map<String, IntrospectionVerifier> byServer, List<IntrospectionClient> endpoints)
    implements AutoCloseable {

  private static final int ID_BYTES = 16;

  IntrospectionVerifiers {
    byServer = Map.copyOf(byServer);
    endpoints = List.copyOf(endpoints);
  }

  /**
   * Of the servers that have an issuer to ask.
   *
   * @param random for the ids of assertions
   */
  static IntrospectionVerifiers of(
      ProtectedServers servers,
      VerifiedTokens verified,
      Clock clock,
      SecureRandom random,
      MeterRegistry meters) {
    Supplier<String> ids = () -> id(random);
    Map<String, IntrospectionVerifier> verifiers = new HashMap<>();
    List<IntrospectionClient> endpoints = new ArrayList<>();
    for (ProtectedServer server : servers.all()) {
      for (TrustedIssuer issuer : server.issuers()) {
        if (issuer.introspection().isPresent()) {
          var endpoint = new IntrospectionClient(issuer, clock, ids, meters);
          endpoints.add(endpoint);
          verifiers.put(
              server.name(), new IntrospectionVerifier(issuer, endpoint, verified, clock));
        }
      }
    }
    return new IntrospectionVerifiers(verifiers, endpoints);
  }

  private static String id(SecureRandom random) {
    byte[] bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public void close() {
    endpoints.forEach(IntrospectionClient::close);
  }
}
