package dev.mcpgateway.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Asks a running gateway whether it is ready: the health check of a container that holds nothing
 * but Java. Exits with 0 if it is.
 */
public final class HealthProbe {

  private static final String READINESS = "http://127.0.0.1:3003/actuator/health/readiness";
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private HealthProbe() {}

  static void main(String[] arguments) {
    System.exit(status(address(List.of(arguments))));
  }

  /** The exit status for {@code health [URL]}; none if the arguments ask for something else. */
  static Optional<Integer> status(String[] arguments) {
    List<String> words = List.of(arguments);
    return !words.isEmpty() && words.getFirst().equals("health")
        ? Optional.of(status(address(words.subList(1, words.size()))))
        : Optional.empty();
  }

  /** The one that is given, or where a gateway in the same container has it. */
  static URI address(List<String> arguments) {
    return URI.create(arguments.isEmpty() ? READINESS : arguments.getFirst());
  }

  private static int status(URI address) {
    return isReady(address) ? 0 : 1;
  }

  /** Whether the address answers with 200. */
  static boolean isReady(URI address) {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
