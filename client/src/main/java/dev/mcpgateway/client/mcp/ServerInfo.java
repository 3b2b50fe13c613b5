package dev.mcpgateway.client.mcp;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a server says when a session opens.
 *
 * @param name its name
 * @param version its version
 * @param protocolVersion the protocol revision it speaks with us
 */
public record ServerInfo(String name, String version, String protocolVersion) {

  static ServerInfo of(JsonNode result, String revision) {
    JsonNode server = result.path("serverInfo");
    return new ServerInfo(
        server.path("name").asString("unnamed"), server.path("version").asString("?"), revision);
  }

  /** What this client says of itself. */
  static ObjectNode own() {
    return Messages.object().put("name", "mcp-auth-gateway-client").put("version", ownVersion());
  }

  /** This client's version, where it runs from its jar. */
  public static String ownVersion() {
    String version = ServerInfo.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
