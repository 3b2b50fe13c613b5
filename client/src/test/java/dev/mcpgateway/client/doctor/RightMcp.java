package dev.mcpgateway.client.doctor;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.mcpgateway.client.testing.Call;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a right MCP server of both eras answers to calls that are let through. */
final class RightMcp {

  /** The session of who has the first token. */
  static final String SESSION = "b5f0c1de-session";

  /** The answer to {@code ping}. */
  static final String PONG = event("\"id\":1,\"result\":{}");

  /** Three times word of how it goes, then the answer: all of the same length. */
  private static final String SLOW =
      event("\"method\":\"notifications/progress\"").repeat(3)
          + event("\"id\":1,\"result\":{\"isError\":false}");

  private static final List<String> REVISIONS = List.of("2026-07-28", "2025-11-25");
  private static final String REVISION = "io.modelcontextprotocol/protocolVersion";
  private static final JsonMapper JSON = new JsonMapper();

  private RightMcp() {}

  /** The answer to a call; {@code initialize} opens that session. */
  static ResponseDefinitionBuilder answer(Call call, String session) {
    return switch (call.method()) {
      case "POST" -> posted(call, session, JSON.readTree(call.body()));
      // open for ten times as long as somebody must listen to hear two of them
      case "GET" -> stream(": 1\n\n".repeat(20)).withChunkedDribbleDelay(20, 100);
      default -> aResponse();
    };
  }

  private static ResponseDefinitionBuilder posted(Call call, String session, JsonNode message) {
    if (!message.has("id")) {
      return aResponse().withStatus(202);
    }
    JsonNode params = message.path("params");
    return params.path("_meta").has(REVISION)
        ? alone(call, message.path("method").asString(), params)
        : inSession(call, session, message.path("method").asString());
  }

  private static ResponseDefinitionBuilder alone(Call call, String method, JsonNode params) {
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

  private static ResponseDefinitionBuilder inSession(Call call, String session, String method) {
    String revision = call.header("MCP-Protocol-Version");
    if (!revision.isEmpty() && !REVISIONS.contains(revision) && !method.equals("initialize")) {
      return error(-32600);
    }
    return switch (method) {
      case "initialize" ->
          result("{\"protocolVersion\":\"2025-11-25\"}").withHeader("Mcp-Session-Id", session);
      case "ping" -> stream(PONG);
      case "tools/call" -> stream(SLOW).withChunkedDribbleDelay(4, 640);
      default -> result("{}");
    };
  }

  private static String event(String members) {
    return "data: {\"jsonrpc\":\"2.0\"," + members + "}\n\n";
  }

  private static ResponseDefinitionBuilder stream(String events) {
    return aResponse()
        .withHeader("Content-Type", "text/event-stream")
        .withHeader("Cache-Control", "no-store")
        .withHeader("X-Accel-Buffering", "no")
        .withBody(events);
  }

  private static ResponseDefinitionBuilder result(String result) {
    return json("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":" + result + "}");
  }

  private static ResponseDefinitionBuilder error(int code) {
    return json("{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":" + code + "}}").withStatus(400);
  }

  static ResponseDefinitionBuilder json(String body) {
    return aResponse().withHeader("Content-Type", "application/json").withBody(body);
  }
}
