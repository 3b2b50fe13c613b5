package dev.mcpgateway.gateway.edge;

import dev.mcpgateway.gateway.refusal.Refusal;
import dev.mcpgateway.gateway.refusal.RefusedException;
import java.time.Duration;
import java.util.Set;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** A document that everyone may read, and keep for a short time. */
public final class PublicDocument {

  private static final CacheControl SHORTLY = CacheControl.maxAge(Duration.ofMinutes(5));
  private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  private PublicDocument() {}

  /** The document as the answer to a request that reads; anything else is refused. */
  public static Mono<ServerResponse> answer(
      ServerRequest request, MediaType type, Object document) {
    return READING.contains(request.method())
        ? ServerResponse.ok().contentType(type).cacheControl(SHORTLY).bodyValue(document)
        : Mono.error(new RefusedException(new Refusal.MethodNotAllowed("GET, HEAD")));
  }
}
