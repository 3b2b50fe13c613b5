package dev.mcpgateway.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * Asks a running gateway whether it is ready: the health check of a container that holds nothing
 * but Java. Exits with 0 if it is.
 */
public final class HealthProbe {

  private static final String READINESS = "http://127.0.0.1:3003/actuator/health/readiness";
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private HealthProbe() {}

  static void main(String[] arguments) {
    System.exit(isReady(URI.create(arguments.length > 0 ? arguments[0] : READINESS)) ? 0 : 1);
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
