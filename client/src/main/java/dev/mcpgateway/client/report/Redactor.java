package dev.mcpgateway.client.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.mcpgateway.client.flow.Printable;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.net.URI;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Decides what of a flow may be shown.
 *
 * <p>Headers, queries and forms show what is known to be harmless, and no other value. JSON shows
 * what is not named like a secret. A value that was held back once is held back wherever it stands.
 * Pages are not shown at all: their forms hold what only their server knows.
 */
final class Redactor {

  static final String HIDDEN = "[redacted]";

  private static final JsonMapper JSON = new JsonMapper();

  /** Shorter values are words that stand elsewhere too. */
  private static final int TELLING = 8;

  private static final int LONG = 15;

  private static final Set<String> HEADERS =
      Set.of(
          "accept",
          "cache-control",
          "content-length",
          "content-type",
          "host",
          "last-event-id",
          "mcp-method",
          "mcp-name",
          "mcp-protocol-version",
          "origin",
          "retry-after",
          "server",
          "user-agent",
          "www-authenticate");

  private static final Set<String> PARAMETERS =
      Set.of(
          "audience",
          "client_assertion_type",
          "client_id",
          "code_challenge_method",
          "dpop_jkt",
          "error",
          "error_description",
          "grant_type",
          "iss",
          "redirect_uri",
          "requested_token_type",
          "resource",
          "response_type",
          "scope",
          "subject_token_type",
          "token_type_hint");

  private static final Pattern SECRET =
      Pattern.compile(
          ".*(token|secret|passw|code|verifier|assertion|credential|cookie|session|apikey|api_key"
              + "|authorization|proof|private|jwt|state|nonce|uri_complete).*");
  private static final Pattern HARMLESS =
      Pattern.compile(
          "(.*(_endpoint|_supported|_type|_types|_uri|_method|_methods|_servers|_description)"
              + "|code|progresstoken|expires_in)");

  private final Set<String> held = new HashSet<>();

  /** An address with the harmless part of its query. */
  String address(URI uri) {
    String query = uri.getRawQuery();
    String place = Printable.of(uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath());
    return query == null ? place : place + "?" + parameters(query);
  }

  String header(String name, List<String> values) {
    boolean isShown = HEADERS.contains(name.toLowerCase(Locale.ROOT));
    return name + ": " + (isShown ? Printable.of(String.join(", ", values)) : hide(values));
  }

  /** Of a header the long parts are the secret, after a scheme or the name of a cookie. */
  private String hide(List<String> values) {
    values.forEach(value -> {
      hold(value);
      Stream.of(value.split("[\\s;,=&?]+", -1))
          .filter(part -> part.length() > LONG)
          .forEach(this::hold);
    });
    return HIDDEN;
  }

  private String parameters(String encoded) {
    return new QueryStringDecoder(encoded, UTF_8, false)
        .parameters().entrySet().stream().map(this::parameter).collect(joining("&"));
  }

  private String parameter(Map.Entry<String, List<String>> parameter) {
    boolean isShown = PARAMETERS.contains(parameter.getKey());
    if (!isShown) {
      parameter.getValue().forEach(this::hold);
    }
    return Printable.of(parameter.getKey())
        + "="
        + (isShown ? Printable.of(String.join(" ", parameter.getValue())) : HIDDEN);
  }

  String body(Message message) {
    String type = message.contentType();
    if (message.length() == 0) {
      return "";
    }
    if (!message.isWhole() && !type.startsWith("text/event-stream")) {
      return "(" + message.length() + " bytes)";
    }
    if (type.startsWith("application/x-www-form-urlencoded")) {
      return parameters(message.text());
    }
    if (type.startsWith("text/event-stream")) {
      return message.text().lines().map(this::line).collect(joining("\n"));
    }
    return type.contains("json") ? json(message.text()) : "(" + type + ")";
  }

  private String line(String line) {
    return line.startsWith("data:") && line.length() > TELLING
        ? "data: " + json(line.substring("data:".length()))
        : Printable.of(line);
  }

  private String json(String text) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(cleaned(JSON.readTree(text)));
    } catch (JacksonException malformed) {
      return "(not JSON)";
    }
  }

  private JsonNode cleaned(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object
          .properties()
          .forEach(member -> {
            boolean isSecret = isSecret(member.getKey());
            member.setValue(isSecret ? hidden(member.getValue()) : cleaned(member.getValue()));
          });
    } else if (node instanceof ArrayNode array) {
      array.forEach(this::cleaned);
    }
    return node;
  }

  /** Texts, one or a list of them; a schema under such a name explains something. */
  private JsonNode hidden(JsonNode node) {
    if (node.isString()) {
      hold(node.asString(""));
      return JSON.getNodeFactory().stringNode(HIDDEN);
    }
    if (node instanceof ArrayNode array) {
      ArrayNode shown = JSON.createArrayNode();
      array.forEach(element -> shown.add(hidden(element)));
      return shown;
    }
    return cleaned(node);
  }

  /** A code is a secret where it is a text, and an error's number where it is not. */
  private static boolean isSecret(String name) {
    String small = name.toLowerCase(Locale.ROOT);
    return SECRET.matcher(small).matches()
        && (small.equals("code") || !HARMLESS.matcher(small).matches());
  }

  private void hold(String value) {
    if (value.length() >= TELLING) {
      held.add(value);
    }
  }

  /** What was held back anywhere, also where it was not looked for. */
  String withoutHeld(String text) {
    String clean = text;
    for (String value :
        held.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList()) {
      clean = clean.replace(value, HIDDEN);
    }
    return clean;
  }
}
