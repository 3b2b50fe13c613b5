package dev.mcpgateway.backend.testing;

import java.time.Duration;
import java.util.Objects;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.client.WebClient;

/** Plain requests to the running server. */
public final class Http {

  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final ParameterizedTypeReference<ServerSentEvent<String>> EVENT =
      new ParameterizedTypeReference<>() {};

  private final WebClient client = WebClient.create(RunningBackend.address());
  private final HttpHeaders headers = new HttpHeaders();

  /** Sends this header with each request from now on. */
  public void setHeader(String name, String value) {
    headers.set(name, value);
  }

  /** Posts a message and takes the whole answer. */
  public ResponseEntity<String> post(String path, String body) {
    return Objects.requireNonNull(
        request(path, body).exchangeToMono(answer -> answer.toEntity(String.class)).block(LIMIT));
  }

  /** Posts a message and takes its answer as a stream. */
  public Events postForEvents(String path, String body) {
    return new Events(request(path, body).retrieve().bodyToFlux(EVENT));
  }

  /** Opens a stream. */
  public Events getEvents(String path) {
    return new Events(
        client
            .get()
            .uri(path)
            .headers(all -> all.addAll(headers))
            .accept(MediaType.TEXT_EVENT_STREAM)
            .retrieve()
            .bodyToFlux(EVENT));
  }

  /** Gets the whole answer. */
  public ResponseEntity<String> get(String path) {
    return Objects.requireNonNull(
        client
            .get()
            .uri(path)
            .headers(all -> all.addAll(headers))
            .exchangeToMono(answer -> answer.toEntity(String.class))
            .block(LIMIT));
  }

  private WebClient.RequestHeadersSpec<?> request(String path, String body) {
    return client
        .post()
        .uri(path)
        .headers(all -> all.addAll(headers))
        .accept(MediaType.APPLICATION_JSON, MediaType.TEXT_EVENT_STREAM)
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue(body);
  }
}
