package dev.mcpgateway.client.mcp;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Which arguments of a tool are repeated in headers, as its schema demands by {@code x-mcp-header}.
 *
 * @param paths where each header's value stands in the arguments
 * @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/server/tools">MCP
 *     2026-07-28, tools</a>
 */
record ParamHeaders(Map<String, List<String>> paths) {

  static final ParamHeaders NONE = new ParamHeaders(Map.of());

  private static final String PREFIX = "Mcp-Param-";
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,128}");
  private static final Set<String> ALLOWED = Set.of("string", "integer", "boolean");

  /** What a schema demands; nothing if it breaks the rules, and then the tool is of no use. */
  static Optional<ParamHeaders> of(JsonNode schema) {
    Map<String, List<String>> found = new LinkedHashMap<>();
    boolean isValid = collect(schema, List.of(), found, new HashSet<>());
    return isValid ? Optional.of(new ParamHeaders(found)) : Optional.empty();
  }

  private static boolean collect(
      JsonNode schema, List<String> path, Map<String, List<String>> found, Set<String> names) {
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      List<String> place = new ArrayList<>(path);
      place.add(property.getKey());
      JsonNode name = property.getValue().get("x-mcp-header");
      if (name != null) {
        String header = name.isString() ? name.asString("") : "";
        if (!isAllowed(header, property.getValue())
            || !names.add(header.toLowerCase(Locale.ROOT))) {
          return false;
        }
        found.put(PREFIX + header, List.copyOf(place));
      }
      if (!collect(property.getValue(), place, found, names)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAllowed(String header, JsonNode property) {
    JsonNode type = property.path("type");
    return TOKEN.matcher(header).matches()
        && (type.isArray()
            ? type.valueStream().anyMatch(ParamHeaders::isPrimitive)
                && type.valueStream().allMatch(one -> isPrimitive(one) || isNull(one))
            : isPrimitive(type));
  }

  private static boolean isPrimitive(JsonNode type) {
    return ALLOWED.contains(type.asString(""));
  }

  private static boolean isNull(JsonNode type) {
    return type.asString("").equals("null");
  }

  /** The headers of a call; an argument that is absent or null has none. */
  Map<String, String> of(String tool, JsonNode arguments) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(RequestHeaders.NAME, RequestHeaders.encode(tool));
    paths.forEach((header, path) -> {
      JsonNode value = arguments;
      for (String name : path) {
        value = value.path(name);
      }
      if (value.isValueNode() && !value.isNull()) {
        headers.put(header, RequestHeaders.encode(value.asString("")));
      }
    });
    return headers;
  }
}
