package dev.mcpgateway.client.http;

import dev.mcpgateway.client.flow.Secret;
import java.util.Optional;
import org.springframework.http.MediaType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer, read whole.
 *
 * @param status its status
 * @param contentType its content type, as far as it can be read
 * @param location where a redirect points
 * @param nonce what the next proof of possession has to hold
 * @param body its text, which may hold a token
 */
public record Fetched(
    int status,
    Optional<MediaType> contentType,
    Optional<String> location,
    Optional<String> nonce,
    Secret body) {

  /** Of two members with one name nobody knows which counts. */
  private static final JsonMapper STRICT =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  public boolean isOk() {
    return status == 200;
  }

  /** Whether the server can't answer now; it has then said nothing about what it was asked. */
  public boolean isUnavailable() {
    return status >= 500 || status == 429;
  }

  /** Many servers answer an unknown path with status 200 and a page. */
  public boolean isPage() {
    return contentType.map(MediaType.TEXT_HTML::isCompatibleWith).orElse(false);
  }

  /** The body if it is a JSON object. */
  public Optional<JsonNode> object() {
    try {
      return Optional.of(STRICT.readTree(body.text())).filter(JsonNode::isObject);
    } catch (JacksonException malformed) {
      return Optional.empty();
    }
  }
}
