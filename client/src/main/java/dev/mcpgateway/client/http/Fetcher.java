package dev.mcpgateway.client.http;

import dev.mcpgateway.client.authorization.TokenRequest;
import dev.mcpgateway.client.flow.Secret;
import dev.mcpgateway.client.flow.Step;
import dev.mcpgateway.client.possession.Nonces;
import dev.mcpgateway.client.possession.Proof;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Fetches documents whole; goes on off the event loop, where reading and telling may take time. */
public final class Fetcher {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final HttpClients clients;
  private final WebClient client;
  private final Duration limit;

  public Fetcher(HttpClients clients) {
    this(clients, LIMIT);
  }

  Fetcher(HttpClients clients, Duration limit) {
    this.clients = clients;
    this.limit = limit;
    this.client = clients.forDocuments();
  }

  /** The same for another address that the user named, and what that leads to. */
  public Fetcher from(URI other) {
    return new Fetcher(clients.from(other), limit);
  }

  public Mono<Fetched> document(Step step, URI address) {
    return limited(step, address, client.get().uri(address).accept(MediaType.APPLICATION_JSON));
  }

  /** Sends a JSON document. */
  public Mono<Fetched> send(Step step, URI address, String json) {
    return limited(
        step,
        address,
        client
            .post()
            .uri(address)
            .contentType(MediaType.APPLICATION_JSON)
            .accept(MediaType.APPLICATION_JSON)
            .bodyValue(json));
  }

  public Mono<Fetched> token(TokenRequest request) {
    return token(Step.TOKEN, request);
  }

  /** Sends what a client asks for, or says, with its word on who it is. */
  public Mono<Fetched> token(Step step, TokenRequest request) {
    WebClient.RequestHeadersSpec<?> sent =
        client
            .post()
            .uri(request.endpoint())
            .contentType(MediaType.APPLICATION_FORM_URLENCODED)
            .accept(MediaType.APPLICATION_JSON)
            .headers(headers -> {
              request
                  .authorization()
                  .ifPresent(value -> headers.set(HttpHeaders.AUTHORIZATION, value.text()));
              request.proof().ifPresent(proof -> headers.set(Proof.DPOP, proof.text()));
            })
            .bodyValue(request.form().text());
    return limited(step, request.endpoint(), sent);
  }

  private Mono<Fetched> limited(Step step, URI address, WebClient.RequestHeadersSpec<?> request) {
    return request
        .exchangeToMono(Fetcher::read)
        .timeout(limit)
        .publishOn(Schedulers.boundedElastic())
        .onErrorMap(Failures.of(step, address));
  }

  /** Reads an answer of any status. */
  public static Mono<Fetched> read(ClientResponse response) {
    HttpHeaders headers = response.headers().asHttpHeaders();
    return response
        .bodyToMono(String.class)
        .defaultIfEmpty("")
        .map(body ->
            new Fetched(
                response.statusCode().value(),
                response.headers().contentType(),
                Optional.ofNullable(headers.getFirst(HttpHeaders.LOCATION)),
                Optional.ofNullable(headers.getFirst(Nonces.HEADER)),
                new Secret(body)));
  }
}
