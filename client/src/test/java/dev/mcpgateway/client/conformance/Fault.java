package dev.mcpgateway.client.conformance;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  FOREIGN_ASSERTION;

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
    Mono<ClientResponse> answer = next.exchange(request);
    String root = request.url().resolve("/.well-known/oauth-protected-resource").toString();
    return this == ROOT_METADATA_FIRST
        ? answer.map(response ->
            response.statusCode().value() == 401 ? pointingTo(root, response) : response)
        : answer;
  }

  private static ClientResponse pointingTo(String place, ClientResponse response) {
    return response
        .mutate()
        .headers(headers ->
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer resource_metadata=\"" + place + "\""))
        .build();
  }
}
