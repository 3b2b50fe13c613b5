package dev.mcpgateway.client.mcp;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks in the later era first, and begins again in the earlier one with a server that does not know
 * it.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/basic/versioning">MCP
 *     2026-07-28, versioning</a>
 */
final class NegotiatedSession implements Session {

  private final StatelessSession later;
  private final Session earlier;
  private final AtomicReference<Session> chosen;

  NegotiatedSession(StatelessSession later, Session earlier) {
    this.later = later;
    this.earlier = earlier;
    this.chosen = new AtomicReference<>(later);
  }

  @Override
  public Mono<ServerInfo> open() {
    return later.probe().flatMap(this::choose);
  }

  private Mono<ServerInfo> choose(Optional<ServerInfo> found) {
    chosen.set(found.isPresent() ? later : earlier);
    return found.map(Mono::just).orElseGet(earlier::open);
  }

  @Override
  public Mono<List<Tool>> tools() {
    return Mono.defer(() -> chosen.get().tools());
  }

  @Override
  public Mono<ToolResult> call(String tool, ObjectNode arguments) {
    return Mono.defer(() -> chosen.get().call(tool, arguments));
  }

  @Override
  public Mono<JsonNode> ask(String method, ObjectNode params) {
    return Mono.defer(() -> chosen.get().ask(method, params));
  }

  @Override
  public Mono<Void> close() {
    return Mono.defer(() -> chosen.get().close());
  }
}
