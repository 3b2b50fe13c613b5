package dev.mcpgateway.client.mcp;

import dev.mcpgateway.client.flow.Problem;
import dev.mcpgateway.client.flow.Step;
import java.util.ArrayList;
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

  private static final int MOST_PAGES = 50;

  private final Wire wire;
  private final AtomicLong ids = new AtomicLong();

  InitializedSession(Wire wire) {
    this.wire = wire;
  }

  @Override
  public Mono<ServerInfo> open() {
    ObjectNode params = Messages.object().put("protocolVersion", wire.revision());
    params.set("capabilities", Messages.object());
    params.set(
        "clientInfo",
        Messages.object().put("name", "mcp-auth-gateway-client").put("version", version()));
    return ask(Step.CONNECT, "initialize", params)
        .map(this::agree)
        .flatMap(info ->
            wire.send(Step.CONNECT, Messages.notification("notifications/initialized"))
                .thenReturn(info));
  }

  private static String version() {
    String version = InitializedSession.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
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
    JsonNode server = result.path("serverInfo");
    return new ServerInfo(
        server.path("name").asString("unnamed"), server.path("version").asString("?"), revision);
  }

  @Override
  public Mono<List<Tool>> tools() {
    return page(Messages.object(), new ArrayList<>(), 1);
  }

  private Mono<List<Tool>> page(ObjectNode params, List<Tool> tools, int number) {
    return ask(Step.TOOLS, "tools/list", params)
        .flatMap(result -> {
          result.path("tools").forEach(tool -> tools.add(Tool.of(tool)));
          String next = result.path("nextCursor").asString("");
          return next.isEmpty() || number >= MOST_PAGES
              ? Mono.just(List.copyOf(tools))
              : page(Messages.object().put("cursor", next), tools, number + 1);
        });
  }

  @Override
  public Mono<ToolResult> call(String tool, ObjectNode arguments) {
    ObjectNode params = Messages.object().put("name", tool);
    params.set("arguments", arguments);
    // asks for progress, if the tool has any to tell
    params.set("_meta", Messages.object().put("progressToken", tool + "-" + ids.get()));
    return ask(Step.TOOLS, "tools/call", params).map(ToolResult::of);
  }

  private Mono<JsonNode> ask(Step step, String method, ObjectNode params) {
    return Mono.defer(() ->
        wire.exchange(step, Messages.request(ids.incrementAndGet(), method, params))
            .map(response -> Messages.result(response, step, method)));
  }

  @Override
  public Mono<Void> close() {
    return wire.close();
  }
}
