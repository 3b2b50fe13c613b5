package dev.mcpgateway.client.doctor;

import dev.mcpgateway.client.doctor.Course.Limit;
import dev.mcpgateway.client.http.HttpClients;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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

  /** What is left of them ends the sessions that the others opened. */
  private static final int MOST_QUESTIONS = 80;

  /** On a stream that belongs to no call two of them are a sign of life. */
  private static final int SIGNS_OF_LIFE = 2;

  private static final int MOST_EVENTS = 1000;

  private static final Duration LAST_ANSWER = Duration.ofSeconds(1);

  private final WebClient client;
  private final Clock clock;
  private final Waits waits;

  Examiner(HttpClients clients, Clock clock, Waits waits) {
    this.client = clients.forDocuments();
    this.clock = clock;
    this.waits = waits;
  }

  /**
   * An examination, which ends each session that it opened.
   *
   * @param stop completes when nothing more is to be asked
   */
  Mono<Examination> examine(Subject subject, Mono<Void> stop) {
    return Mono.defer(() -> {
      Examination seen = new Examination(subject);
      Instant begun = clock.instant();
      Prover prover = new Prover(subject, clock);
      Mono<Void> questions =
          Flux.fromIterable(Probes.ROUNDS)
              .concatMap(round -> ask(round.apply(seen), seen, prover, begun))
              .then();
      return Mono.firstWithSignal(questions, stopped(seen, stop))
          .then(Mono.defer(() -> ask(CredentialProbes.ends(seen), seen, prover, begun)))
          .thenReturn(seen);
    });
  }

  /** What was asked last may open a session, which only its answer names. */
  private static Mono<Void> stopped(Examination seen, Mono<Void> stop) {
    return stop.doOnSuccess(_ -> seen.course(course -> course.endedBy(Limit.USER)))
        .then(Mono.delay(LAST_ANSWER))
        .then();
  }

  Mono<Void> ask(List<Probe> probes, Examination seen, Prover prover, Instant begun) {
    return Flux.fromIterable(probes)
        .concatMap(probe -> {
          Limit limit = limit(probe, seen, begun);
          seen.course(course -> course.endedBy(limit));
          return limit == Limit.NONE ? timed(probe, seen, prover) : Mono.empty();
        })
        .then();
  }

  /** What ends a session has limits of its own, so that none stays open. */
  private Limit limit(Probe probe, Examination seen, Instant begun) {
    boolean isEnd = probe.method().equals("DELETE");
    if (!isEnd && !seen.course().isComplete()) {
      return seen.course().limit();
    }
    Duration most = isEnd ? waits.whole().plus(waits.ends()) : waits.whole();
    if (seen.all().size() >= (isEnd ? MOST_REQUESTS : MOST_QUESTIONS)) {
      return Limit.REQUESTS;
    }
    return clock.instant().isBefore(begun.plus(most)) ? Limit.NONE : Limit.TIME;
  }

  private Mono<Exchange> timed(Probe probe, Examination seen, Prover prover) {
    long sent = clock.millis();
    return proved(probe, seen, prover)
        .doOnNext(exchange -> {
          seen.add(exchange);
          seen.course(course -> course.after(probe.name(), clock.millis() - sent));
        });
  }

  /** A server that wants another nonce in the proof than it got has it once; both are kept. */
  private Mono<Exchange> proved(Probe probe, Examination seen, Prover prover) {
    // signing may wait for random numbers, which no event loop may
    Mono<Exchange> once =
        Mono.fromCallable(() -> prover.prove(probe))
            .subscribeOn(Schedulers.boundedElastic())
            .flatMap(sent -> exchange(sent, seen));
    return once.flatMap(first -> {
      if (!prover.learn(first)) {
        return Mono.just(first);
      }
      seen.add(first.named(probe.name() + "-nonce"));
      return once;
    });
  }

  private Mono<Exchange> exchange(Probe probe, Examination seen) {
    WebClient.RequestBodySpec request =
        client
            .method(HttpMethod.valueOf(probe.method()))
            .uri(probe.address())
            .headers(headers -> probe.headers().forEach(headers::set));
    Duration patience = patience(probe, seen);
    long sent = clock.millis();
    return (probe.body().isEmpty() ? request : request.bodyValue(probe.body()))
        .exchangeToMono(response -> {
          noteSession(probe, response, seen);
          return body(probe, response, patience, sent).map(body -> exchange(probe, response, body));
        })
        .timeout(waits.answer().plus(patience))
        .publishOn(Schedulers.boundedElastic())
        .onErrorResume(thrown -> Mono.just(Exchange.without(probe, Failure.of(thrown))));
  }

  /** Before the body, which may never end. */
  private static void noteSession(Probe probe, ClientResponse response, Examination seen) {
    String session = String.join(", ", response.headers().header(CredentialProbes.SESSION));
    if (!session.isEmpty() && response.statusCode().is2xxSuccessful()) {
      seen.begun(session, probe);
    }
  }

  private Duration patience(Probe probe, Examination seen) {
    return switch (probe.name()) {
      case Probe.TOOL -> waits.tool();
      case Probe.IDLE -> seen.subject().tool().isPresent() ? waits.idle() : waits.stream();
      case Probe.CALL -> waits.answer();
      default -> waits.stream();
    };
  }

  private Exchange exchange(Probe probe, ClientResponse response, EventReader.Seen body) {
    return new Exchange(
        probe,
        response.statusCode().value(),
        response.headers().asHttpHeaders(),
        body.answer(),
        clock.instant().getEpochSecond(),
        body.arrivals(),
        Failure.NONE);
  }

  private Mono<EventReader.Seen> body(
      Probe probe, ClientResponse response, Duration patience, long sent) {
    int enough = probe.name().equals(Probe.IDLE) ? SIGNS_OF_LIFE : MOST_EVENTS;
    return isStream(response)
        ? new EventReader(clock, sent).look(response, enough, patience)
        : response
            .bodyToMono(String.class)
            .defaultIfEmpty("")
            .map(text -> new EventReader.Seen(List.of(), text));
  }

  private static boolean isStream(ClientResponse response) {
    return String.valueOf(response.headers().asHttpHeaders().getFirst(HttpHeaders.CONTENT_TYPE))
        .startsWith(MediaType.TEXT_EVENT_STREAM_VALUE);
  }
}
