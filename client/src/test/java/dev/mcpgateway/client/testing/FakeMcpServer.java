package dev.mcpgateway.client.testing;

import java.util.function.Predicate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An MCP server behind its own gateway: {@code /mcp} by Streamable HTTP, {@code /sse} by HTTP+SSE,
 * two tools, metadata at the path's well-known place, tokens of the fake authorization server.
 */
public final class FakeMcpServer implements AutoCloseable {

  public static final String METADATA = "/.well-known/oauth-protected-resource";

  private static final JsonMapper JSON = new JsonMapper();

  private final FakeServer server;
  private final ObjectNode metadata = JSON.createObjectNode();
  private final Sinks.Many<String> stream = Sinks.many().replay().all();
  private volatile String challenge;
  private volatile Predicate<Call> accepts;
  private volatile boolean answersByEvents;

  public FakeMcpServer(Journal journal, String issuer) {
    this.server = new FakeServer("mcp", journal);
    this.challenge =
        "Bearer resource_metadata=\"" + server.base() + METADATA + "/mcp\", scope=\"mcp:tools\"";
    this.accepts = call -> isAuthorized(call, metadata.path("resource").asString(""));
    metadata.put("resource", server.base() + "/mcp");
    metadata.putArray("authorization_servers").add(issuer);
    server
        .on(METADATA + "/mcp", _ -> document())
        .on("/mcp", this::streamable)
        .on("/sse", call -> guarded(call, Answer.events(stream.asFlux())))
        .on("/messages", this::message);
    event("endpoint", "/messages?sessionId=1");
  }

  public FakeServer server() {
    return server;
  }

  public ObjectNode metadata() {
    return metadata;
  }

  public Answer document() {
    return Answer.json(metadata.toString());
  }

  /** What a 401 says; an empty text: no header. */
  public FakeMcpServer challenge(String text) {
    challenge = text;
    return this;
  }

  public FakeMcpServer accepts(Predicate<Call> predicate) {
    accepts = predicate;
    return this;
  }

  public FakeMcpServer answeringByEvents() {
    answersByEvents = true;
    return this;
  }

  private static boolean isAuthorized(Call call, String resource) {
    String header = call.header("Authorization");
    String scheme = call.header("DPoP").isEmpty() ? "Bearer " : "DPoP ";
    return header.startsWith(scheme)
        && FakeAuthorizationServer.isFor(header.substring(scheme.length()), resource);
  }

  private Answer guarded(Call call, Answer answer) {
    if (accepts.test(call)) {
      return answer;
    }
    Answer refused = Answer.of(401);
    return challenge.isEmpty() ? refused : refused.with("WWW-Authenticate", challenge);
  }

  private Answer streamable(Call call) {
    return guarded(call, call.method().equals("POST") ? answer(call.body()) : Answer.of(200));
  }

  private Answer answer(String body) {
    JsonNode request = JSON.readTree(body);
    if (!request.has("id")) {
      return Answer.of(202);
    }
    String response = response(request);
    Answer answer = answersByEvents ? events(response) : Answer.json(response);
    return answer.with("Mcp-Session-Id", "session-1");
  }

  /** The answer comes after an empty event, a notification, and a question of the server's own. */
  private static Answer events(String response) {
    return Answer.events(
        Flux.just(
            "id: 0\ndata:\n\n",
            "data: {\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\","
                + "\"params\":{\"progress\":1,\"total\":2,\"message\":\"half\"}}\n\n",
            "data: {\"jsonrpc\":\"2.0\",\"id\":\"q1\",\"method\":\"ping\"}\n\n",
            "event: message\ndata: " + response + "\n\n"));
  }

  private Answer message(Call call) {
    return guarded(call, Answer.of(202).body(deliver(call)));
  }

  private String deliver(Call call) {
    JsonNode request = JSON.readTree(call.body());
    if (accepts.test(call) && request.has("id") && request.has("method")) {
      event("message", response(request));
    }
    return "Accepted";
  }

  /** Sends an event on the HTTP+SSE stream, also to who opens it later. */
  public void event(String name, String data) {
    stream.tryEmitNext("event: " + name + "\ndata: " + data + "\n\n").orThrow();
  }

  public void endStream() {
    stream.tryEmitComplete().orThrow();
  }

  private static String response(JsonNode request) {
    String result =
        switch (request.path("method").asString("")) {
          case "initialize" ->
              """
              {"protocolVersion":%s,"capabilities":{"tools":{}},
              "serverInfo":{"name":"fake","version":"1"}}\
              """
                  .formatted(request.path("params").path("protocolVersion").toString());
          case "tools/list" -> tools(request.path("params").path("cursor").asString(""));
          default -> called(request.path("params"));
        };
    return "{\"jsonrpc\":\"2.0\",\"id\":"
        + request.get("id")
        + ",\"result\":"
        + result.replace("\n", "")
        + "}";
  }

  private static String tools(String cursor) {
    return cursor.isEmpty()
        ? """
        {"tools":[{"name":"echo","description":"Says it again.\\nTwice.","inputSchema":
        {"type":"object","properties":{"message":{"type":"string"}},"required":["message"]}}],
        "nextCursor":"2"}\
        """
        : """
        {"tools":[{"name":"calculator","inputSchema":{"type":"object","properties":
        {"operation":{"enum":["add"]},"a":{"type":"number"},"b":{"type":"number"}},
        "required":["operation","a","b"]}}]}\
        """;
  }

  private static String called(JsonNode params) {
    boolean isKnown = params.path("name").asString("").matches("echo|calculator");
    String text = isKnown ? params.path("arguments").toString() : "no such tool";
    return JSON.writeValueAsString(
        JSON.createObjectNode()
            .put("isError", !isKnown)
            .set(
                "content",
                JSON.createArrayNode()
                    .add(JSON.createObjectNode().put("type", "text").put("text", text))));
  }

  @Override
  public void close() {
    server.close();
  }
}
