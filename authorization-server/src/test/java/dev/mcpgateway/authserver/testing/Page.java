package dev.mcpgateway.authserver.testing;

import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer.
 *
 * @param answer as it came
 */
public record Page(HttpResponse<String> answer) {

  private static final JsonMapper JSON = new JsonMapper();

  /** Its status. */
  public int status() {
    return answer.statusCode();
  }

  /** One of its headers, or nothing. */
  public String header(String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  /** Where it redirects to, absolute, or nothing. */
  public String location() {
    String location = header("Location");
    return location.isEmpty() ? "" : answer.uri().resolve(location).toString();
  }

  /** The parameters that it redirects with. */
  public Map<String, String> parameters() {
    String query = URI.create(location()).getRawQuery();
    return query == null
        ? Map.of()
        : Arrays.stream(query.split("&"))
            .map(pair -> pair.split("=", 2))
            .collect(
                Collectors.toMap(
                    pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }

  /** One of the parameters that it redirects with, or nothing. */
  public String parameter(String name) {
    return parameters().getOrDefault(name, "");
  }

  /** Its body as HTML. */
  public Document html() {
    return Jsoup.parse(answer.body(), answer.uri().toString());
  }

  /** The form with this text on its button. */
  public Element form(String button) {
    return html()
        .select("form:has(button:matchesWholeOwnText(^" + button + "$))")
        .expectFirst("form");
  }

  /** Its body as JSON. */
  public JsonNode json() {
    return JSON.readTree(answer.body());
  }
}
