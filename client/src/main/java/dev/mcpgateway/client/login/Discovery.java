package dev.mcpgateway.client.login;

import dev.mcpgateway.client.challenge.TokenDemand;
import dev.mcpgateway.client.flow.Problem;
import dev.mcpgateway.client.flow.Step;
import dev.mcpgateway.client.flow.StepReport;
import dev.mcpgateway.client.flow.Trace;
import dev.mcpgateway.client.http.Fetcher;
import dev.mcpgateway.client.metadata.Addresses;
import dev.mcpgateway.client.metadata.GrantType;
import dev.mcpgateway.client.metadata.ResourceMetadata;
import dev.mcpgateway.client.metadata.ServerMetadata;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Finds the metadata of an MCP server, then those of its authorization server. */
final class Discovery {

  private final Lookup lookup;
  private final Fallback fallback;
  private final Trace trace;

  Discovery(Fetcher fetcher, Fallback fallback, Trace trace) {
    this.lookup = new Lookup(fetcher);
    this.fallback = fallback;
    this.trace = trace;
  }

  /** The place that the challenge names, and no other; if it names none, the well-known ones. */
  Mono<ResourceMetadata> resource(URI server, TokenDemand demand) {
    return Mono.defer(() -> {
      boolean isNamed = demand.resourceMetadata().isPresent();
      List<String> tried = new ArrayList<>();
      List<URI> places =
          demand
              .resourceMetadata()
              .map(place -> List.of(safe(Step.RESOURCE_METADATA, place, server)))
              .orElseGet(() -> ResourceMetadata.places(server));
      return lookup
          .first(Step.RESOURCE_METADATA, places, tried)
          .map(found -> resource(found, server, isNamed))
          .switchIfEmpty(Mono.fromCallable(() -> assumed(server, isNamed, tried)));
    });
  }

  /** A place that is named and has nothing is a fault, and no sign of an earlier revision. */
  private ResourceMetadata assumed(URI server, boolean isNamed, List<String> tried) {
    if (isNamed || fallback == Fallback.NONE) {
      throw Lookup.nowhere(
          Step.RESOURCE_METADATA,
          tried,
          "Serve RFC 9728 metadata there: put the gateway in front of the server."
              + (isNamed
                  ? ""
                  : " For a server of revision 2025-03-26 there is --allow-2025-03-26."));
    }
    ResourceMetadata metadata = EarlierRevision.resource(server);
    trace.told(
        StepReport.of(Step.RESOURCE_METADATA, "none at a well-known place")
            .asking(String.join("; ", tried))
            .answered("authorization_servers: " + metadata.authorizationServers() + ", assumed")
            .because(
                "A server of revision 2025-03-26 is its own authorization server, and you allowed"
                    + " that."));
    return metadata;
  }

  private ResourceMetadata resource(Lookup.Found found, URI server, boolean isNamed) {
    ResourceMetadata metadata = ResourceMetadata.read(found.document(), server);
    trace.told(
        StepReport.of(Step.RESOURCE_METADATA, "GET " + found.place())
            .asking(isNamed ? "the place that the challenge names" : "a well-known place")
            .answered("resource: " + metadata.resource())
            .answered("authorization_servers: " + metadata.authorizationServers())
            .answered("scopes_supported: " + metadata.scopesSupported())
            .because("The resource is the server that was called, so its word on issuers counts."));
    return metadata;
  }

  /** The well-known places of an issuer, in order. */
  Mono<ServerMetadata> server(String issuer, URI called, GrantType grant) {
    return Mono.defer(() -> {
      URI identifier = safe(Step.SERVER_METADATA, issuer, called);
      List<String> tried = new ArrayList<>();
      return lookup
          .first(Step.SERVER_METADATA, ServerMetadata.places(identifier), tried)
          .map(found -> server(found, issuer, called, grant))
          .switchIfEmpty(Mono.fromCallable(() -> assumed(issuer, called, grant, tried)));
    });
  }

  private ServerMetadata assumed(String issuer, URI called, GrantType grant, List<String> tried) {
    ServerMetadata metadata =
        Optional.of(fallback)
            .filter(Fallback.REVISION_2025_03_26::equals)
            .flatMap(_ -> EarlierRevision.server(issuer, called, grant))
            .orElseThrow(() ->
                Lookup.nowhere(
                    Step.SERVER_METADATA,
                    tried,
                    "Serve RFC 8414 metadata there, or name an issuer that does."));
    trace.told(
        StepReport.of(Step.SERVER_METADATA, "none at a well-known place")
            .asking(String.join("; ", tried))
            .answered("token_endpoint: " + metadata.tokenEndpoint() + ", assumed")
            .because("Revision 2025-03-26 has names for the endpoints of such a server."));
    return metadata;
  }

  private ServerMetadata server(Lookup.Found found, String issuer, URI called, GrantType grant) {
    ServerMetadata metadata = ServerMetadata.read(found.document(), issuer, called, grant);
    StepReport report =
        StepReport.of(Step.SERVER_METADATA, "GET " + found.place())
            .answered("issuer: " + metadata.issuer());
    trace.told(
        (grant == GrantType.AUTHORIZATION_CODE ? browsed(report, metadata) : report)
            .answered("token_endpoint: " + metadata.tokenEndpoint())
            .because(
                "The issuer is, to the letter, the one that "
                    + switch (grant) {
                      case TOKEN_EXCHANGE -> "the user named.";
                      case REFRESH_TOKEN -> "the token is from.";
                      default -> "the resource named.";
                    }));
    return metadata;
  }

  private static StepReport browsed(StepReport report, ServerMetadata metadata) {
    return report
        .answered("authorization_endpoint: " + metadata.authorizationEndpoint().orElseThrow())
        .answered("code_challenge_methods_supported: S256 is among them");
  }

  private static URI safe(Step step, String address, URI called) {
    Addresses.objection(address, called)
        .ifPresent(why -> {
          throw Problem.protocol(
                  step,
                  "an address that is safe to fetch from",
                  address + ": " + why,
                  "Ask the server's operator to name another address.")
              .asException();
        });
    return URI.create(address);
  }
}
