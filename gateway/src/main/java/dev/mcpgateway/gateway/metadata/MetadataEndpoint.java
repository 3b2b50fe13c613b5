package dev.mcpgateway.gateway.metadata;

import dev.mcpgateway.gateway.edge.PublicDocument;
import dev.mcpgateway.gateway.edge.ServerLookup;
import dev.mcpgateway.gateway.refusal.Refusal;
import dev.mcpgateway.gateway.refusal.RefusedException;
import dev.mcpgateway.gateway.resource.ProtectedServer;
import dev.mcpgateway.gateway.resource.Resource;
import dev.mcpgateway.gateway.resource.SenderConstraints;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Serves the metadata of each server under the address made from its resource, and that of the only
 * server under the host's as well.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9728#section-3">RFC 9728 3</a>
 */
final class MetadataEndpoint {

  private final ServerLookup servers;
  private final SenderConstraints constraints;

  MetadataEndpoint(ServerLookup servers, SenderConstraints constraints) {
    this.servers = servers;
    this.constraints = constraints;
  }

  /** Whether the request is for metadata, of a server that exists or not. */
  static boolean isFor(ServerRequest request) {
    return Resource.isMetadataPath(request.uri().getRawPath());
  }

  /** Answers it. */
  Mono<ServerResponse> serve(ServerRequest request) {
    Optional<ProtectedServer> server =
        servers.find(request.exchange().getRequest(), has(request.uri().getRawPath()));
    return server.isEmpty()
        ? Mono.error(new RefusedException(new Refusal.NotFound("no server has its metadata here")))
        : PublicDocument.answer(
            request, MediaType.APPLICATION_JSON, ResourceMetadata.of(server.get(), constraints));
  }

  private Predicate<ProtectedServer> has(String path) {
    boolean only = servers.servers().all().size() == 1;
    return each ->
        each.resource().metadataPath().equals(path) || (only && Resource.isHostMetadataPath(path));
  }
}
