package dev.mcpgateway.client.login;

import dev.mcpgateway.client.challenge.BearerDemand;
import dev.mcpgateway.client.flow.FlowException;
import dev.mcpgateway.client.flow.Problem;
import dev.mcpgateway.client.flow.Step;
import dev.mcpgateway.client.flow.StepReport;
import dev.mcpgateway.client.flow.Trace;
import dev.mcpgateway.client.http.Fetched;
import dev.mcpgateway.client.http.Fetcher;
import dev.mcpgateway.client.metadata.Addresses;
import dev.mcpgateway.client.metadata.GrantType;
import dev.mcpgateway.client.metadata.ResourceMetadata;
import dev.mcpgateway.client.metadata.ServerMetadata;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Finds the metadata of an MCP server, then those of its authorization server. */
final class Discovery {

  private final Fetcher fetcher;
  private final Trace trace;

  Discovery(Fetcher fetcher, Trace trace) {
    this.fetcher = fetcher;
    this.trace = trace;
  }

  /** The place that the challenge names, and no other; if it names none, the well-known ones. */
  Mono<ResourceMetadata> resource(URI server, BearerDemand demand) {
    return Mono.defer(() -> {
      boolean isNamed = demand.resourceMetadata().isPresent();
      List<URI> places =
          demand
              .resourceMetadata()
              .map(place -> List.of(safe(Step.RESOURCE_METADATA, place, server)))
              .orElseGet(() -> ResourceMetadata.places(server));
      return first(Step.RESOURCE_METADATA, places, new ArrayList<>())
          .map(found -> resource(found, server, isNamed));
    });
  }

  private ResourceMetadata resource(Found found, URI server, boolean isNamed) {
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
      return first(Step.SERVER_METADATA, ServerMetadata.places(identifier), new ArrayList<>())
          .map(found -> server(found, issuer, called, grant));
    });
  }

  private ServerMetadata server(Found found, String issuer, URI called, GrantType grant) {
    ServerMetadata metadata = ServerMetadata.read(found.document(), issuer, called, grant);
    StepReport report =
        StepReport.of(Step.SERVER_METADATA, "GET " + found.place())
            .answered("issuer: " + metadata.issuer());
    trace.told(
        (grant == GrantType.AUTHORIZATION_CODE ? browsed(report, metadata) : report)
            .answered("token_endpoint: " + metadata.tokenEndpoint())
            .because(
                grant == GrantType.TOKEN_EXCHANGE
                    ? "The issuer is, to the letter, the one that the user named."
                    : "The issuer is, to the letter, the one that the resource named."));
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

  /** The first place that has the document; what the others said is told if none has. */
  private Mono<Found> first(Step step, List<URI> places, List<String> tried) {
    if (places.isEmpty()) {
      return Mono.error(nowhere(step, tried));
    }
    URI place = places.getFirst();
    return fetcher
        .document(step, place)
        .flatMap(fetched -> {
          if (fetched.isOk() && !fetched.isPage()) {
            return Mono.just(new Found(place, document(step, place, fetched)));
          }
          tried.add(place + " → " + words(fetched));
          return fetched.status() >= 500
              ? Mono.error(nowhere(step, tried))
              : first(step, places.subList(1, places.size()), tried);
        });
  }

  private static JsonNode document(Step step, URI place, Fetched fetched) {
    return fetched
        .object()
        .orElseThrow(() ->
            Problem.protocol(
                    step,
                    "a JSON object at " + place,
                    "something else, or a member twice",
                    "Correct the document.")
                .asException());
  }

  private static String words(Fetched fetched) {
    String status = String.valueOf(fetched.status());
    return fetched.isOk()
        ? status + " with a page"
        : fetched.location().map(to -> status + " to " + to + ", not followed").orElse(status);
  }

  private static FlowException nowhere(Step step, List<String> tried) {
    return Problem.protocol(
            step,
            "a metadata document with status 200",
            String.join("; ", tried),
            step == Step.RESOURCE_METADATA
                ? "Serve RFC 9728 metadata there: put the gateway in front of the server."
                : "Serve RFC 8414 metadata there, or name an issuer that does.")
        .asException();
  }

  /**
   * A document and where it was.
   *
   * @param place where
   * @param document what it says
   */
  private record Found(URI place, JsonNode document) {}
}
