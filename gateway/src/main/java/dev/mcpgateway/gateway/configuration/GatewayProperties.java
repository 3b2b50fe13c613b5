package dev.mcpgateway.gateway.configuration;

import dev.mcpgateway.gateway.resource.Transport;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The properties as they are written. Addresses are text here, because they are identifiers that
 * tokens and clients compare character by character.
 *
 * @param servers one entry for each protected MCP endpoint; the key is its name in logs and metrics
 * @param origins browser origins that may call
 * @param hosts host names that are accepted besides those of the resources
 * @param insecureHttpHosts hosts whose resource, issuer or keys may be plain http off loopback
 * @param certificate where a proxy says which certificate its client showed
 * @param limits what one request may take
 * @param assertion what assertions to backends are signed with
 * @param session what sessions need that outlive a process
 * @param audit where audit records go
 */
@ConfigurationProperties("mcp.gateway")
record GatewayProperties(
    @DefaultValue Map<String, Server> servers,
    @DefaultValue List<String> origins,
    @DefaultValue List<String> hosts,
    @DefaultValue List<String> insecureHttpHosts,
    @DefaultValue CertificateProperties certificate,
    @DefaultValue Limits limits,
    @DefaultValue AssertionProperties assertion,
    @DefaultValue SessionProperties session,
    @DefaultValue AuditProperties audit) {

  GatewayProperties {
    servers = Map.copyOf(servers);
    origins = List.copyOf(origins);
    hosts = List.copyOf(hosts);
    insecureHttpHosts = List.copyOf(insecureHttpHosts);
  }

  /**
   * One protected MCP endpoint.
   *
   * @param resource its public URL, and the audience of its tokens
   * @param backend where the unprotected server listens
   * @param transport what it speaks
   * @param name shown to people
   * @param documentation a page for people
   * @param authorizationServers issuers that clients are sent to
   * @param scopes named in challenges and metadata; advertised, not enforced
   * @param issuers whose tokens are accepted
   * @param accessTokenCookie name of the cookie that may carry the token as well
   * @param policy what callers may do
   * @param dpop how proofs of possession are treated
   * @param identity what the backend learns of the caller
   * @param backendCredential what the gateway shows the backend of its own
   */
  record Server(
      @Nullable String resource,
      @Nullable String backend,
      @DefaultValue("streamable-http") Transport transport,
      @Nullable String name,
      @Nullable String documentation,
      @DefaultValue List<String> authorizationServers,
      @DefaultValue List<String> scopes,
      @DefaultValue List<Issuer> issuers,
      @Nullable String accessTokenCookie,
      @DefaultValue PolicyProperties policy,
      @DefaultValue DpopProperties dpop,
      @DefaultValue IdentityProperties identity,
      @DefaultValue BackendCredentialProperties backendCredential) {

    Server {
      authorizationServers = List.copyOf(authorizationServers);
      scopes = List.copyOf(scopes);
      issuers = List.copyOf(issuers);
    }
  }

  /**
   * An issuer whose tokens are accepted.
   *
   * @param issuer the exact {@code iss} of its tokens
   * @param jwksUri where its keys are
   * @param audiences the token must be meant for one of these
   * @param algorithms the signature algorithms that it may use
   * @param requiredTokenTypes what the {@code typ} of its tokens must be
   * @param clockSkew how far its clock may be ahead
   * @param claims names of the claims that are read
   * @param introspection where it is asked about opaque tokens
   */
  record Issuer(
      @Nullable String issuer,
      @Nullable String jwksUri,
      @DefaultValue List<String> audiences,
      @DefaultValue({
            "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512",
            "EdDSA", "Ed25519"
          })
          List<String> algorithms,
      @DefaultValue List<String> requiredTokenTypes,
      @DefaultValue("30s") Duration clockSkew,
      @DefaultValue Claims claims,
      @Nullable IntrospectionProperties introspection) {

    Issuer {
      audiences = List.copyOf(audiences);
      algorithms = List.copyOf(algorithms);
      requiredTokenTypes = List.copyOf(requiredTokenTypes);
    }
  }

  /**
   * Names of the claims that are read; the first one that is there counts.
   *
   * @param audience with whom the token is meant for
   * @param scope with the granted scopes
   * @param groups with the caller's groups
   * @param client with the OAuth client's id
   */
  record Claims(
      @DefaultValue("aud") List<String> audience,
      @DefaultValue({"scope", "scp"}) List<String> scope,
      @DefaultValue("groups") List<String> groups,
      @DefaultValue({"azp", "client_id"}) List<String> client) {

    Claims {
      audience = List.copyOf(audience);
      scope = List.copyOf(scope);
      groups = List.copyOf(groups);
      client = List.copyOf(client);
    }
  }

  /**
   * What one request may take.
   *
   * @param body the largest request body
   * @param header the largest request line, and the largest header section
   * @param requestArrival how long a request's head may take to arrive, and then its body
   * @param connections client connections at a time
   * @param backendConnect how long a connection to a backend may take
   * @param backendResponse how long a backend may take until the headers of its answer are there;
   *     not for GET, whose answer may be a stream that is silent
   * @param streamIdle how long nothing may come through a stream until it is ended
   */
  record Limits(
      @DefaultValue("4MB") DataSize body,
      @DefaultValue("16KB") DataSize header,
      @DefaultValue("30s") Duration requestArrival,
      @DefaultValue("10000") int connections,
      @DefaultValue("2s") Duration backendConnect,
      @DefaultValue("60s") Duration backendResponse,
      @DefaultValue("30m") Duration streamIdle) {}
}
