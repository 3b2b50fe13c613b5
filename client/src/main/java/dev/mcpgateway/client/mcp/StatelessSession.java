package dev.mcpgateway.client.mcp;

import dev.mcpgateway.client.flow.Problem;
import dev.mcpgateway.client.flow.Step;
import dev.mcpgateway.client.mcp.StatelessWire.Reply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Requests of revision 2026-07-28: each says by itself who asks, in which revision, and what it
 * can.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/basic">MCP 2026-07-28</a>
 */
final class StatelessSession implements Session {

  static final String REVISION = "2026-07-28";

  private static final int HEADER_MISMATCH = -32020;
  private static final int UNSUPPORTED = -32022;
  private static final String META = "io.modelcontextprotocol/";

  private final StatelessWire wire;
  private final InputRequests inputs;
  private final ObjectNode capabilities;
  private final AtomicLong ids = new AtomicLong();
  private final AtomicReference<Map<String, ParamHeaders>> known = new AtomicReference<>(Map.of());

  StatelessSession(StatelessWire wire, SessionSettings settings) {
    this.wire = wire;
    this.inputs = new InputRequests(settings.answers());
    this.capabilities = settings.capabilities();
  }

  @Override
  public Mono<ServerInfo> open() {
    return probe().map(found -> found.orElseThrow(StatelessSession::notSpoken));
  }

  /** What the server says of itself; nothing if it doesn't speak this revision. */
  Mono<Optional<ServerInfo>> probe() {
    return attempt(Step.CONNECT, "server/discover", Messages.object(), Map.of())
        .map(reply ->
            reply
                .message()
                .map(message -> message.path("result"))
                .filter(result -> names(result.path("supportedVersions")))
                .map(result -> ServerInfo.of(result, REVISION)));
  }

  private static boolean names(JsonNode revisions) {
    return revisions.valueStream().anyMatch(one -> one.asString("").equals(REVISION));
  }

  private static RuntimeException notSpoken() {
    return Problem.protocol(
            Step.CONNECT,
            "a server that speaks " + REVISION,
            "one that does not",
            "Leave --protocol out, so that the revision is negotiated.")
        .asException();
  }

  @Override
  public Mono<List<Tool>> tools() {
    return ToolPages.all(params -> ask("tools/list", params)).map(this::usable);
  }

  private List<Tool> usable(List<Tool> tools) {
    Map<String, ParamHeaders> headers = new LinkedHashMap<>();
    tools.forEach(tool ->
        ParamHeaders.of(tool.inputSchema()).ifPresent(found -> headers.put(tool.name(), found)));
    known.set(Map.copyOf(headers));
    return tools.stream().filter(tool -> headers.containsKey(tool.name())).toList();
  }

  @Override
  public Mono<ToolResult> call(String tool, ObjectNode arguments) {
    ObjectNode params = Messages.call(tool, arguments, ids.get());
    return round("tools/call", params, 1).map(ToolResult::of);
  }

  @Override
  public Mono<JsonNode> ask(String method, ObjectNode params) {
    return round(method, params, 1);
  }

  /** One request, and as many more as the server needs to have its questions answered. */
  private Mono<JsonNode> round(String method, ObjectNode params, int number) {
    return agreed(method, params)
        .map(reply -> result(reply, method))
        .flatMap(result ->
            InputRequests.isOne(result)
                ? inputs
                    .answered(params, result, number)
                    .flatMap(more -> round(method, more, number + 1))
                : Mono.just(result));
  }

  /** A server whose tools have changed since they were listed takes other headers. */
  private Mono<Reply> agreed(String method, ObjectNode params) {
    Mono<Reply> once =
        Mono.defer(() -> attempt(Step.TOOLS, method, params, headers(method, params)));
    return once.flatMap(reply ->
        reply.error() == HEADER_MISMATCH && method.equals("tools/call")
            ? tools().then(once)
            : Mono.just(reply));
  }

  private Map<String, String> headers(String method, ObjectNode params) {
    String name = params.path("name").asString("");
    return method.equals("tools/call")
        ? known.get().getOrDefault(name, ParamHeaders.NONE).of(name, params.path("arguments"))
        : RequestHeaders.of(method, params);
  }

  /** A server may know the revision by now that it said it did not, or some instance of it. */
  private Mono<Reply> attempt(
      Step step, String method, ObjectNode params, Map<String, String> headers) {
    Mono<Reply> once = Mono.defer(() -> send(step, method, params, headers));
    return once.flatMap(
        reply -> reply.error() == UNSUPPORTED && names(supported(reply)) ? once : Mono.just(reply));
  }

  private static JsonNode supported(Reply reply) {
    return reply.message().orElseThrow().path("error").path("data").path("supported");
  }

  private Mono<Reply> send(
      Step step, String method, ObjectNode params, Map<String, String> headers) {
    ObjectNode told = params.deepCopy();
    told.withObjectProperty("_meta")
        .put(META + "protocolVersion", REVISION)
        .set(META + "clientInfo", ServerInfo.own())
        .set(META + "clientCapabilities", capabilities.deepCopy());
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put(StreamableHttpWire.REVISION, REVISION);
    all.put(RequestHeaders.METHOD, method);
    return wire.exchange(step, Messages.request(ids.incrementAndGet(), method, told), all);
  }

  private static JsonNode result(Reply reply, String method) {
    return Messages.result(
        reply.message().orElseThrow(() -> reply.refusal().orElseThrow().asException()),
        Step.TOOLS,
        method);
  }

  /** There is nothing to end. */
  @Override
  public Mono<Void> close() {
    return Mono.empty();
  }
}
