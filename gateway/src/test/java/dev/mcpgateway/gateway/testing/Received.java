package dev.mcpgateway.gateway.testing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One request as it reached a {@link FakeBackend}: recorded when its headers are there, whatever
 * becomes of its body.
 *
 * @param method as sent
 * @param target path and query exactly as they stood in the request line
 * @param headers all values by name, names in lower case
 * @param content completes with the whole body
 * @param gone completes when the connection that carried it is closed
 */
public record Received(
    String method,
    String target,
    Map<String, List<String>> headers,
    CompletableFuture<byte[]> content,
    CompletableFuture<Void> gone) {

  public Received {
    Map<String, List<String>> lower = new TreeMap<>();
    headers.forEach((name, values) -> lower.put(name.toLowerCase(Locale.ROOT), values));
    headers = Map.copyOf(lower);
  }

  /** The body as text; waits for its end. */
  public String body() {
    return new String(
        content.orTimeout(FakeBackend.PATIENCE_SECONDS, TimeUnit.SECONDS).join(),
        StandardCharsets.UTF_8);
  }

  /** The values of a header; empty if it did not come. */
  public List<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
  }

  /** Waits until whoever sent it has left. */
  public void awaitGone() {
    gone.orTimeout(FakeBackend.PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }
}
