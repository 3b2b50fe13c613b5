package dev.mcpgateway.client.doctor;

import dev.mcpgateway.client.authorization.Scopes;
import dev.mcpgateway.client.challenge.TokenDemand;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
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
 * @param arrivals what came when, if the answer is a stream of events
 * @param failure why there is no answer
 */
record Exchange(
    Probe probe,
    int status,
    HttpHeaders headers,
    String body,
    long epochSecond,
    List<Arrival> arrivals,
    Failure failure) {

  static final Pattern REVISION = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

  private static final JsonMapper JSON = new JsonMapper();

  Exchange {
    arrivals = List.copyOf(arrivals);
  }

  /** An exchange whose answer is no stream. */
  Exchange(Probe probe, int status, HttpHeaders headers, String body, long epochSecond) {
    this(probe, status, headers, body, epochSecond, List.of(), Failure.NONE);
  }

  /** An exchange without an answer. */
  static Exchange without(Probe probe, Failure failure) {
    return new Exchange(probe, 0, new HttpHeaders(), "", 0, List.of(), failure);
  }

  /** This one by another name. */
  Exchange named(String name) {
    return new Exchange(probe.named(name), status, headers, body, epochSecond, arrivals, failure);
  }

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

  TokenDemand demand() {
    return TokenDemand.of(headers.getOrEmpty(HttpHeaders.WWW_AUTHENTICATE));
  }

  /** The scopes that its challenge names. */
  List<String> demanded() {
    return demand().scope().map(Scopes::split).orElse(List.of());
  }

  /** Whether it names a scheme by which tokens are shown. */
  boolean wantsToken() {
    String challenge = header(HttpHeaders.WWW_AUTHENTICATE).toLowerCase(Locale.ROOT);
    return challenge.contains("bearer") || challenge.contains("dpop");
  }

  Optional<JsonNode> object() {
    try {
      return Optional.of(JSON.readTree(body)).filter(JsonNode::isObject);
    } catch (JacksonException malformed) {
      return Optional.empty();
    }
  }

  boolean isStream() {
    return isAccepted() && header(HttpHeaders.CONTENT_TYPE).startsWith("text/event-stream");
  }

  boolean isMessage() {
    return isAccepted() && header(HttpHeaders.CONTENT_TYPE).startsWith("application/json");
  }

  /** The revision that {@code initialize} ended in. */
  String revision() {
    return object()
        .map(object -> object.at("/result/protocolVersion").asString(""))
        .filter(text -> REVISION.matcher(text).matches())
        .orElse("2025-11-25");
  }

  /** Whether something like it came on the stream. */
  boolean has(Arrival.What what) {
    return arrivals.stream().anyMatch(one -> one.what() == what);
  }

  /** The number of the JSON-RPC error; 0: none. */
  int error() {
    return object().map(object -> object.at("/error/code").asInt(0)).orElse(0);
  }

  /** Whether the answer to {@code server/discover} names the revision without sessions. */
  boolean isStateless() {
    return object().stream()
        .flatMap(object -> object.at("/result/supportedVersions").valueStream())
        .anyMatch(one -> one.asString("").equals(Probe.STATELESS));
  }

  boolean isDocument() {
    return status == 200 && object().isPresent();
  }
}
