package dev.mcpgateway.acceptance.party;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;

/** A user whom programs send to a browser, and who logs in and consents wherever that leads. */
public final class BrowsingUser implements AutoCloseable {

  private static final String NAME = "alice@example.com";
  private static final String PASSWORD = "password";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpServer ear;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Set<String>> asked = new CopyOnWriteArrayList<>();

  private BrowsingUser(HttpServer ear) {
    this.ear = ear;
  }

  public static BrowsingUser start() throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var user = new BrowsingUser(HttpServer.create(address, 0));
    user.ear.setExecutor(user.threads);
    user.ear.createContext("/", user::hear);
    user.ear.start();
    return user;
  }

  /** Where {@code browser.mjs} tells what to open. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + ear.getAddress().getPort() + "/");
  }

  /** The scopes of each authorization request until now. */
  public List<Set<String>> asked() {
    return List.copyOf(asked);
  }

  @Override
  public void close() {
    ear.stop(0);
    threads.shutdownNow();
  }

  private void hear(HttpExchange exchange) throws IOException {
    try (exchange) {
      URI start = URI.create(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
      String failure = browse(start);
      byte[] answer = failure.getBytes(UTF_8);
      exchange.sendResponseHeaders(
          failure.isEmpty() ? 200 : 500, answer.length == 0 ? -1 : answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  /** What went wrong; nothing if the program has its answer. */
  private String browse(URI start) {
    Map<String, String> parameters = Login.parameters(start);
    asked.add(Set.copyOf(Arrays.asList(parameters.getOrDefault("scope", "").split(" ", -1))));
    try (HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
      var pages = new LoginPages(http, NAME, PASSWORD);
      answer(http, pages.walk(start, parameters.getOrDefault("redirect_uri", "none")));
      return "";
    } catch (IOException | AssertionError | RuntimeException e) {
      return e + "\n";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return e + "\n";
    }
  }

  /** Programs may open the browser before they listen for the answer. */
  private static void answer(HttpClient http, URI callback) {
    HttpRequest request = HttpRequest.newBuilder(callback).timeout(PATIENCE).build();
    Awaitility.await("somebody at " + callback.getAuthority())
        .atMost(PATIENCE)
        .pollInSameThread()
        .ignoreException(ConnectException.class)
        .until(() -> {
          http.send(request, BodyHandlers.discarding());
          return true;
        });
  }
}
