package dev.mcpgateway.client.doctor;

import dev.mcpgateway.client.testing.Answer;
import dev.mcpgateway.client.testing.Call;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a right MCP server of both eras answers to calls that are let through. */
final class RightMcp {

  /** The session of who has the first token. */
  static final String SESSION = "b5f0c1de-session";

  /** The answer to {@code ping}. */
  static final String PONG = event("\"id\":1,\"result\":{}");

  private static final List<String> REVISIONS = List.of("2026-07-28", "2025-11-25");
  private static final String REVISION = "io.modelcontextprotocol/protocolVersion";
  private static final JsonMapper JSON = new JsonMapper();

  private RightMcp() {}

  /** The answer to a call; {@code initialize} opens that session. */
  static Answer answer(Call call, String session) {
    return switch (call.method()) {
      case "POST" -> posted(call, session, JSON.readTree(call.body()));
      case "GET" -> stream(Flux.just(": 1\n\n", ": 2\n\n").concatWith(Flux.never()));
      default -> Answer.of(200);
    };
  }

  private static Answer posted(Call call, String session, JsonNode message) {
    if (!message.has("id")) {
      return Answer.of(202);
    }
    JsonNode params = message.path("params");
    return params.path("_meta").has(REVISION)
        ? alone(call, message.path("method").asString(), params)
        : inSession(call, session, message.path("method").asString());
  }

  private static Answer alone(Call call, String method, JsonNode params) {
    String revision = params.at("/_meta/" + REVISION.replace("/", "~1")).asString();
    if (!call.header("MCP-Protocol-Version").equals(revision)
        || !call.header("Mcp-Method").equals(method)
        || !call.header("Mcp-Name").equals(params.path("name").asString(""))) {
      return error(-32020);
    }
    if (!REVISIONS.contains(revision)) {
      return error(-32022);
    }
    return method.equals("server/discover")
        ? result("{\"supportedVersions\":" + JSON.writeValueAsString(REVISIONS) + "}")
        : result("{}");
  }

  private static Answer inSession(Call call, String session, String method) {
    String revision = call.header("MCP-Protocol-Version");
    if (!revision.isEmpty() && !REVISIONS.contains(revision) && !method.equals("initialize")) {
      return error(-32600);
    }
    return switch (method) {
      case "initialize" ->
          result("{\"protocolVersion\":\"2025-11-25\"}").with("Mcp-Session-Id", session);
      case "ping" -> stream(Flux.just(PONG));
      case "tools/call" -> stream(slowly());
      default -> result("{}");
    };
  }

  /** Three times word of how it goes, then the answer. */
  private static Flux<String> slowly() {
    return Flux.range(1, 4)
        .delayElements(Duration.ofMillis(160))
        .map(at -> at < 4 ? event("\"method\":\"notifications/progress\"") : PONG);
  }

  private static String event(String members) {
    return "data: {\"jsonrpc\":\"2.0\"," + members + "}\n\n";
  }

  private static Answer stream(Flux<String> events) {
    return Answer.events(events).with("Cache-Control", "no-store").with("X-Accel-Buffering", "no");
  }

  private static Answer result(String result) {
    return Answer.json("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":" + result + "}");
  }

  private static Answer error(int code) {
    return new Answer(
        400,
        List.of(Map.entry("Content-Type", "application/json")),
        Flux.just("{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":" + code + "}}"));
  }
}
