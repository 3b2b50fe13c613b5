package dev.mcpgateway.client.conformance;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Mono;

/** What this program can be told to do wrong, to see that the suite notices. */
enum Fault implements ExchangeFilterFunction {
  NONE,
  /** Sends no code challenge. */
  NO_PKCE,
  /** Takes every answer for that of the server that was asked. */
  ISS_IGNORED,
  /** Looks for the metadata at the root, whatever the challenge says. */
  ROOT_METADATA_FIRST,
  /** Shows an assertion that is for another authorization server. */
  FOREIGN_ASSERTION,
  /** Shows a token that is bound to a key as if it were not. */
  BOUND_TOKEN_AS_BEARER,
  /** Allows nothing that is off by default: no fault, but not enough for some scenarios. */
  DEFAULTS_ONLY;

  /** What this run was told to do wrong. */
  static Fault wanted() {
    return valueOf(System.getProperty("fault", "NONE"));
  }

  URI request(URI request) {
    return this == NO_PKCE
        ? URI.create(request.toASCIIString().replaceAll("&code_challenge(_method)?=[^&]*", ""))
        : request;
  }

  Map<String, List<String>> answer(Map<String, List<String>> parameters, String issuer) {
    if (this != ISS_IGNORED) {
      return parameters;
    }
    Map<String, List<String>> forged = new HashMap<>(parameters);
    forged.put("iss", List.of(issuer));
    return forged;
  }

  @Override
  public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
    Mono<ClientResponse> answer =
        next.exchange(this == BOUND_TOKEN_AS_BEARER ? asBearer(request) : request);
    String root = request.url().resolve("/.well-known/oauth-protected-resource").toString();
    return this == ROOT_METADATA_FIRST
        ? answer.map(response ->
            response.statusCode().value() == 401 ? pointingTo(root, response) : response)
        : answer;
  }

  private static ClientRequest asBearer(ClientRequest request) {
    return ClientRequest.from(request)
        .headers(headers ->
            Optional.ofNullable(headers.getFirst(HttpHeaders.AUTHORIZATION))
                .map(shown -> shown.replaceFirst("^DPoP ", "Bearer "))
                .ifPresent(shown -> headers.set(HttpHeaders.AUTHORIZATION, shown)))
        .build();
  }

  private static ClientResponse pointingTo(String place, ClientResponse response) {
    return response
        .mutate()
        .headers(headers ->
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer resource_metadata=\"" + place + "\""))
        .build();
  }
}
