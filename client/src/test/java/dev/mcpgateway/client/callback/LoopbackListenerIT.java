package dev.mcpgateway.client.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mcpgateway.client.authorization.AuthorizationAnswer;
import dev.mcpgateway.client.authorization.AuthorizationAnswer.Granted;
import dev.mcpgateway.client.authorization.AuthorizationAnswer.Stray;
import dev.mcpgateway.client.flow.FlowException;
import dev.mcpgateway.client.flow.Problem;
import dev.mcpgateway.client.flow.Secret;
import dev.mcpgateway.client.login.CallbackListener.Listening;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

final class LoopbackListenerIT {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final Listening listening = await(new LoopbackListener("127.0.0.1", 0).listen());
  private final URI callback = listening.redirectUri();

  @AfterEach
  void close() {
    listening.close().block(LIMIT);
  }

  @Test
  void saysLocalhostOnTheBoundPort() {
    assertThat(callback.toString()).matches("http://localhost:\\d+/callback");
    assertThat(callback.getPort()).isPositive();
  }

  @Test
  void waitsThroughStrayRequestsForTheAnswer() {
    CompletableFuture<@Nullable AuthorizationAnswer> answer =
        listening.answer(LoopbackListenerIT::judge).toFuture();

    assertThat(get("?state=wrong").getStatusCode().value()).isEqualTo(404);
    assertThat(get("").getStatusCode().value()).isEqualTo(404);
    assertThat(answer).isNotDone();

    ResponseEntity<String> page = get("?state=right&code=c");

    assertThat(answer).succeedsWithin(LIMIT).isEqualTo(new Granted(new Secret("c")));
    assertThat(page.getStatusCode().value()).isEqualTo(200);
    assertThat(page.getBody()).contains("You are logged in");
    HttpHeaders headers = page.getHeaders();
    assertThat(headers.getFirst("Content-Security-Policy")).contains("default-src 'none'");
    assertThat(headers.getCacheControl()).isEqualTo("no-store");
    assertThat(headers.getFirst("Referrer-Policy")).isEqualTo("no-referrer");
  }

  @Test
  void answersBeforeAnyoneWaits() {
    assertThat(get("?state=right&code=c").getStatusCode().value()).isEqualTo(404);
  }

  @Test
  void listensOnOnePathAndForOneMethod() {
    CompletableFuture<@Nullable AuthorizationAnswer> answer =
        listening.answer(LoopbackListenerIT::judge).toFuture();

    for (String path : List.of("/", "/favicon.ico", "/callback/", "/other?state=right&code=c")) {
      assertThat(request(HttpMethod.GET, callback.resolve(path)).getStatusCode().value())
          .isEqualTo(404);
    }
    assertThat(
            request(HttpMethod.POST, URI.create(callback + "?state=right&code=c"))
                .getStatusCode()
                .value())
        .isEqualTo(404);
    assertThat(answer).isNotDone();
  }

  @Test
  void saysThatThePortIsTaken() {
    FlowException taken =
        catchThrowableOfType(
            FlowException.class,
            () -> await(new LoopbackListener("127.0.0.1", callback.getPort()).listen()));

    assertThat(taken.problem().kind()).isEqualTo(Problem.Kind.UNREACHABLE);
    assertThat(taken.problem().change()).contains("--callback-port");
  }

  private static AuthorizationAnswer judge(Map<String, List<String>> parameters) {
    return parameters.getOrDefault("state", List.of()).contains("right")
        ? new Granted(new Secret(parameters.getOrDefault("code", List.of("")).getFirst()))
        : new Stray();
  }

  private ResponseEntity<String> get(String query) {
    return request(HttpMethod.GET, URI.create(callback + query));
  }

  private static ResponseEntity<String> request(HttpMethod method, URI address) {
    return await(
        WebClient.create()
            .method(method)
            .uri(address)
            .exchangeToMono(response -> response.toEntity(String.class)));
  }

  private static <T> T await(Mono<T> mono) {
    return Optional.ofNullable(mono.block(LIMIT)).orElseThrow();
  }
}
