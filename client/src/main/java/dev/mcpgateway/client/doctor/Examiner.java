package dev.mcpgateway.client.doctor;

import dev.mcpgateway.client.http.HttpClients;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Sends the probes one after the other and keeps what comes back; never more than a limit. */
final class Examiner {

  static final int MOST_REQUESTS = 100;

  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Duration STREAM = Duration.ofSeconds(1);

  private final WebClient client;
  private final Clock clock;

  Examiner(HttpClients clients, Clock clock) {
    this.client = clients.forDocuments();
    this.clock = clock;
  }

  Mono<Examination> examine(Subject subject) {
    Examination seen = new Examination(subject);
    return Flux.fromIterable(Probes.ROUNDS)
        .concatMap(round -> ask(round.apply(seen), seen))
        .then(Mono.just(seen));
  }

  Mono<Void> ask(List<Probe> probes, Examination seen) {
    return Flux.fromIterable(probes)
        .concatMap(probe ->
            seen.all().size() < MOST_REQUESTS ? exchange(probe).doOnNext(seen::add) : Mono.empty())
        .then();
  }

  private Mono<Exchange> exchange(Probe probe) {
    WebClient.RequestBodySpec request =
        client
            .method(HttpMethod.valueOf(probe.method()))
            .uri(probe.address())
            .headers(headers -> probe.headers().forEach(headers::set));
    return (probe.body().isEmpty() ? request : request.bodyValue(probe.body()))
        .exchangeToMono(response -> read(probe, response))
        .timeout(LIMIT)
        .publishOn(Schedulers.boundedElastic())
        .onErrorReturn(new Exchange(probe, 0, new HttpHeaders(), "", 0));
  }

  private Mono<Exchange> read(Probe probe, ClientResponse response) {
    HttpHeaders headers = response.headers().asHttpHeaders();
    return body(response)
        .map(body ->
            new Exchange(
                probe,
                response.statusCode().value(),
                headers,
                body,
                clock.instant().getEpochSecond()));
  }

  /** A stream of events may never end, and what it says matters to no check. */
  private static Mono<String> body(ClientResponse response) {
    String type =
        String.valueOf(response.headers().asHttpHeaders().getFirst(HttpHeaders.CONTENT_TYPE));
    return type.startsWith(MediaType.TEXT_EVENT_STREAM_VALUE)
        ? response.bodyToFlux(String.class).take(STREAM).then(Mono.just(""))
        : response.bodyToMono(String.class).defaultIfEmpty("");
  }
}
