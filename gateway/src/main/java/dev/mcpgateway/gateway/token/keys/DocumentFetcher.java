package dev.mcpgateway.gateway.token.keys;

import dev.mcpgateway.gateway.token.jwt.Printable;
import dev.mcpgateway.gateway.token.jwt.StrictJson;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Fetches an issuer's JSON documents, and is not impressed by what comes: there is a limit for the
 * time until the last byte and for the size, redirects are not followed, no proxy stands between.
 */
final class DocumentFetcher implements AutoCloseable {

  private static final int MAX_BYTES = 512 * 1024;

  private final Duration limit;
  private final HttpClient http;

  DocumentFetcher(Duration limit) {
    this.limit = limit;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(limit)
            .build();
  }

  /**
   * Fetches a JSON object. Blocks.
   *
   * @return the object, or what came instead of it; only one that did not answer is an exception
   */
  Fetched fetch(URI address) throws KeysUnavailableException {
    CompletableFuture<HttpResponse<byte[]>> answer = send(address);
    try {
      HttpResponse<byte[]> response = answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (response.statusCode() != 200) {
        return new Fetched.Nothing(address + " answered " + response.statusCode());
      }
      return StrictJson.object(response.body())
          .<Fetched>map(Fetched.Document::new)
          .orElseGet(() -> new Fetched.Nothing(address + " answered no JSON object"));
    } catch (TimeoutException _) {
      throw new KeysUnavailableException(address + " did not answer within " + limit);
    } catch (ExecutionException e) {
      throw new KeysUnavailableException(address + ": " + Printable.of(e.getCause()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new KeysUnavailableException("interrupted while " + address + " was fetched");
    } finally {
      // ends the exchange where it still runs
      answer.cancel(true);
    }
  }

  private CompletableFuture<HttpResponse<byte[]>> send(URI address)
      throws KeysUnavailableException {
    try {
      return http.sendAsync(
          HttpRequest.newBuilder(address).header("Accept", "application/json").build(),
          BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_BYTES));
    } catch (IllegalArgumentException e) {
      throw new KeysUnavailableException(address + ": " + Printable.of(e));
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  /** What came. */
  sealed interface Fetched {

    /** A JSON object. */
    record Document(Map<String, Object> members) implements Fetched {}

    /** Something else. */
    record Nothing(String detail) implements Fetched {}
  }
}
