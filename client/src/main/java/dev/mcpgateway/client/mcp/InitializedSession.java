package dev.mcpgateway.client.mcp;

import dev.mcpgateway.client.flow.Problem;
import dev.mcpgateway.client.flow.Step;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A session that begins with {@code initialize}: the revisions from 2024-11-05 to 2025-11-25.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2025-11-25/basic/lifecycle">MCP
 *     2025-11-25, lifecycle</a>
 */
final class InitializedSession implements Session {

  private static final Set<String> REVISIONS =
      Set.of("2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25");

  private final Wire wire;
  private final boolean listens;
  private final ObjectNode capabilities;
  private final AtomicLong ids = new AtomicLong();

  InitializedSession(Wire wire, SessionSettings settings) {
    this.wire = wire;
    this.listens = settings.listens();
    this.capabilities = settings.capabilities();
  }

  @Override
  public Mono<ServerInfo> open() {
    return Mono.defer(this::begin).doOnNext(_ -> listen());
  }

  private Mono<ServerInfo> begin() {
    wire.begin();
    ObjectNode params = Messages.object().put("protocolVersion", wire.revision());
    params.set("capabilities", capabilities.deepCopy());
    params.set("clientInfo", ServerInfo.own());
    return exchange(Step.CONNECT, "initialize", params)
        .map(this::agree)
        .flatMap(info ->
            wire.send(Step.CONNECT, Messages.notification("notifications/initialized"))
                .thenReturn(info));
  }

  private void listen() {
    if (listens) {
      wire.listen();
    }
  }

  private ServerInfo agree(JsonNode result) {
    String revision = result.path("protocolVersion").asString("none");
    if (!REVISIONS.contains(revision)) {
      throw Problem.protocol(
              Step.CONNECT,
              "a protocol revision among " + REVISIONS.stream().sorted().toList(),
              revision,
              "Use a server that speaks one of them.")
          .asException();
    }
    wire.agreed(revision);
    return ServerInfo.of(result, revision);
  }

  @Override
  public Mono<List<Tool>> tools() {
    return ToolPages.all(params -> ask("tools/list", params));
  }

  @Override
  public Mono<ToolResult> call(String tool, ObjectNode arguments) {
    ObjectNode params = Messages.call(tool, arguments, ids.get());
    return ask("tools/call", params).map(ToolResult::of);
  }

  /** A session that the server has forgotten is begun again, once for a request. */
  @Override
  public Mono<JsonNode> ask(String method, ObjectNode params) {
    return exchange(Step.TOOLS, method, params)
        .onErrorResume(SessionLost.class, _ -> open().then(exchange(Step.TOOLS, method, params)))
        .onErrorMap(SessionLost.class, lost -> lost.problem().asException());
  }

  private Mono<JsonNode> exchange(Step step, String method, ObjectNode params) {
    return Mono.defer(() ->
        wire.exchange(step, Messages.request(ids.incrementAndGet(), method, params))
            .map(response -> Messages.result(response, step, method)));
  }

  @Override
  public Mono<Void> close() {
    return wire.close();
  }
}
