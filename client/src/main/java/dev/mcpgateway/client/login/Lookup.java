package dev.mcpgateway.client.login;

import dev.mcpgateway.client.flow.FlowException;
import dev.mcpgateway.client.flow.Problem;
import dev.mcpgateway.client.flow.Step;
import dev.mcpgateway.client.http.Fetched;
import dev.mcpgateway.client.http.Fetcher;
import java.net.URI;
import java.util.List;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * Looks for a document at several places, one after the other.
 *
 * @param fetcher fetches
 */
record Lookup(Fetcher fetcher) {

  /**
   * The first place that has the document; nothing if none has.
   *
   * @param tried is told what the others said
   */
  Mono<Found> first(Step step, List<URI> places, List<String> tried) {
    if (places.isEmpty()) {
      return Mono.empty();
    }
    URI place = places.getFirst();
    return fetcher
        .document(step, place)
        .flatMap(fetched -> {
          if (fetched.isOk() && !fetched.isPage()) {
            return Mono.just(new Found(place, document(step, place, fetched)));
          }
          tried.add(place + " → " + words(fetched));
          return fetched.status() >= 500
              ? Mono.error(nowhere(step, tried, "Look into the log of that server."))
              : first(step, places.subList(1, places.size()), tried);
        });
  }

  private static JsonNode document(Step step, URI place, Fetched fetched) {
    return fetched
        .object()
        .orElseThrow(() ->
            Problem.protocol(
                    step,
                    "a JSON object at " + place,
                    "something else, or a member twice",
                    "Correct the document.")
                .asException());
  }

  private static String words(Fetched fetched) {
    String status = String.valueOf(fetched.status());
    return fetched.isOk()
        ? status + " with a page"
        : fetched.location().map(to -> status + " to " + to + ", not followed").orElse(status);
  }

  /** What the flow ends with where no place has it. */
  static FlowException nowhere(Step step, List<String> tried, String change) {
    return Problem.protocol(
            step, "a metadata document with status 200", String.join("; ", tried), change)
        .asException();
  }

  /**
   * A document and where it was.
   *
   * @param place where
   * @param document what it says
   */
  record Found(URI place, JsonNode document) {}
}
