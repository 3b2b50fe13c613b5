package dev.mcpgateway.client.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mcpgateway.client.authorization.AuthorizationAnswer;
import dev.mcpgateway.client.authorization.AuthorizationRequest;
import dev.mcpgateway.client.login.Browser;
import dev.mcpgateway.client.login.CallbackListener;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** A browser without a user: the redirect that answers the request is read, and not followed. */
final class InstantBrowser implements Browser, CallbackListener {

  private final WebClient client;
  private final Fault fault;
  private Sinks.One<Map<String, List<String>>> answer = Sinks.one();

  InstantBrowser(WebClient client, Fault fault) {
    this.client = client;
    this.fault = fault;
  }

  @Override
  public Mono<Void> open(AuthorizationRequest request) {
    return client
        .get()
        .uri(fault.request(request.uri()))
        .exchangeToMono(response ->
            response.releaseBody().thenReturn(response.headers().header(HttpHeaders.LOCATION)))
        .doOnNext(locations ->
            answer.tryEmitValue(
                fault.answer(
                    new QueryStringDecoder(locations.getFirst(), UTF_8).parameters(),
                    request.server().issuer())))
        .then();
  }

  @Override
  public Mono<Listening> listen() {
    answer = Sinks.one();
    return Mono.just(new Caught(answer));
  }

  private record Caught(Sinks.One<Map<String, List<String>>> answer) implements Listening {

    @Override
    public URI redirectUri() {
      return URI.create("http://localhost:3000/callback");
    }

    @Override
    public Mono<AuthorizationAnswer> answer(
        Function<Map<String, List<String>>, AuthorizationAnswer> judge) {
      return answer.asMono().map(judge);
    }

    @Override
    public Mono<Void> close() {
      return Mono.empty();
    }
  }
}
