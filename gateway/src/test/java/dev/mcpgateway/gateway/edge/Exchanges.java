package dev.mcpgateway.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.gateway.exchange.ExchangeKey;
import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Sends requests through one filter. */
final class Exchanges {

  private Exchanges() {}

  /** A request whose Host agrees with its address; headers are name, value, name, value. */
  static MockServerWebExchange request(String method, String uri, String... headers) {
    MockServerHttpRequest.BaseBuilder<?> request =
        MockServerHttpRequest.method(HttpMethod.valueOf(method), URI.create(uri));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    MockServerHttpRequest built = request.build();
    if (!built.getHeaders().containsHeader(HttpHeaders.HOST)) {
      request.header(HttpHeaders.HOST, built.getURI().getRawAuthority());
    }
    return MockServerWebExchange.from(request.build());
  }

  /** What stands in for a request line: there is none here. */
  static RequestTarget target(ServerHttpRequest request) {
    return new RequestTarget(request.getURI().toString());
  }

  /** Whether the filter lets the request pass; if not, it must have answered. */
  static boolean passes(WebFilter filter, MockServerWebExchange exchange) {
    AtomicBoolean passed = new AtomicBoolean();
    StepVerifier.create(filter.filter(exchange, _ -> Mono.fromRunnable(() -> passed.set(true))))
        .verifyComplete();
    assertThat(exchange.getResponse().getStatusCode() == null).isEqualTo(passed.get());
    return passed.get();
  }

  /** The code of the refusal. */
  static String code(WebFilter filter, MockServerWebExchange exchange) {
    assertThat(passes(filter, exchange)).isFalse();
    return ExchangeKey.REFUSAL_CODE.get(exchange);
  }
}
