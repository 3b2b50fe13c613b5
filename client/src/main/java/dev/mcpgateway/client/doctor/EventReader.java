package dev.mcpgateway.client.doctor;

import dev.mcpgateway.client.doctor.Arrival.What;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.client.ClientResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Looks at a stream of events for a while, and keeps when its parts came and the answer. */
final class EventReader {

  /** A stream must end after the answer; this is how long it may take. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  private static final JsonMapper JSON = new JsonMapper();

  private static final ParameterizedTypeReference<ServerSentEvent<String>> EVENT =
      new ParameterizedTypeReference<>() {};

  private final Clock clock;
  private final long sent;

  EventReader(Clock clock, long sent) {
    this.clock = clock;
    this.sent = sent;
  }

  /**
   * What was seen of a stream.
   *
   * @param arrivals what came and when
   * @param answer the answer to the request; empty: none came
   */
  record Seen(List<Arrival> arrivals, String answer) {}

  /** Something that came, and its text if it is the answer. */
  private record Part(Arrival arrival, String answer) {}

  /** Looks until the stream ends, or enough has come, or for as long as is waited for it. */
  Mono<Seen> look(ClientResponse response, int enough, Duration patience) {
    Part head = part(What.HEAD, "");
    return response
        .bodyToFlux(EVENT)
        .map(this::part)
        .concatWith(Mono.fromSupplier(() -> part(What.END, "")))
        .onErrorResume(_ -> Mono.fromSupplier(() -> part(What.BREAK, "")))
        .timeout(Mono.never(), EventReader::grace, Flux.empty())
        .take(enough)
        .take(patience)
        .startWith(head)
        .collectList()
        .map(EventReader::seen);
  }

  private static Mono<Long> grace(Part part) {
    return part.arrival().what() == What.ANSWER ? Mono.delay(GRACE) : Mono.never();
  }

  private Part part(ServerSentEvent<String> event) {
    String data = Optional.ofNullable(event.data()).orElse("");
    if (isAnswer(data)) {
      return part(What.ANSWER, data);
    }
    if (event.id() != null) {
      return part(What.MARK, "");
    }
    return part(data.isEmpty() && event.event() == null ? What.COMMENT : What.EVENT, "");
  }

  private Part part(What what, String answer) {
    return new Part(new Arrival(clock.millis() - sent, what), answer);
  }

  private static boolean isAnswer(String data) {
    try {
      JsonNode message = JSON.readTree(data);
      return message.isObject() && message.has("id") && !message.has("method");
    } catch (JacksonException malformed) {
      return false;
    }
  }

  private static Seen seen(List<Part> parts) {
    return new Seen(
        parts.stream().map(Part::arrival).toList(),
        parts.stream().map(Part::answer).filter(text -> !text.isEmpty()).findFirst().orElse(""));
  }
}
