package dev.mcpgateway.backend.testing;

/** JSON-RPC messages as a client writes them. */
public final class Messages {

  public static final String INITIALIZED =
      """
      {"jsonrpc":"2.0","method":"notifications/initialized"}\
      """;

  private Messages() {}

  /** The first message of a session. */
  public static String initialize(String version) {
    return """
    {"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"%s",
    "capabilities":{},"clientInfo":{"name":"test","version":"1"}}}\
    """
        .formatted(version);
  }

  /** A call that asks for progress under its own id. */
  public static String call(int id, String tool, String arguments) {
    return """
    {"jsonrpc":"2.0","id":%d,"method":"tools/call","params":{"name":"%s","arguments":%s,
    "_meta":{"progressToken":%d}}}\
    """
        .formatted(id, tool, arguments, id);
  }

  /** Cancels the request with this id. */
  public static String cancelled(String id) {
    return """
    {"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":%s}}\
    """
        .formatted(id);
  }
}
