package dev.mcpgateway.client.doctor;

import dev.mcpgateway.client.challenge.BearerDemand;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A probe and what came of it.
 *
 * @param probe what was sent
 * @param status the answer's status; 0: no answer
 * @param headers the answer's headers
 * @param body the answer's text; never shown, as nobody knows what is in it
 * @param epochSecond when the answer came
 */
record Exchange(Probe probe, int status, HttpHeaders headers, String body, long epochSecond) {

  private static final JsonMapper JSON = new JsonMapper();

  boolean isAnswered() {
    return status > 0;
  }

  boolean isAccepted() {
    return status >= 200 && status < 300;
  }

  boolean isRedirect() {
    return status >= 300 && status < 400;
  }

  String header(String name) {
    return String.join(", ", headers.getOrEmpty(name));
  }

  /** Whether a header with a list of names holds one, or stands for all. */
  boolean lists(String header, String name) {
    return List.of(header(header).split("[,\\s]+")).stream()
        .anyMatch(one -> one.equalsIgnoreCase(name));
  }

  BearerDemand demand() {
    return BearerDemand.of(headers.getOrEmpty(HttpHeaders.WWW_AUTHENTICATE));
  }

  boolean hasBearer() {
    return header(HttpHeaders.WWW_AUTHENTICATE).toLowerCase(Locale.ROOT).contains("bearer");
  }

  Optional<JsonNode> object() {
    try {
      return Optional.of(JSON.readTree(body)).filter(JsonNode::isObject);
    } catch (JacksonException malformed) {
      return Optional.empty();
    }
  }

  boolean isDocument() {
    return status == 200 && object().isPresent();
  }
}
