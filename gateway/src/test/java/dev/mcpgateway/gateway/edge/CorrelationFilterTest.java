package dev.mcpgateway.gateway.edge;

import static dev.mcpgateway.gateway.edge.Exchanges.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.gateway.exchange.ExchangeKey;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.test.StepVerifier;

class CorrelationFilterTest {

  private final WebFilterChain answer = each -> each.getResponse().setComplete();

  @Test
  void namesRequestAndAnswerAlike() {
    MockServerWebExchange exchange = request("GET", "http://localhost/");
    StepVerifier.create(new CorrelationFilter(() -> 0xabcL).filter(exchange, answer))
        .verifyComplete();
    assertThat(ExchangeKey.CORRELATION_ID.get(exchange))
        .isEqualTo("0000000000000abc0000000000000abc");
    assertThat(exchange.getResponse().getHeaders().get("X-Correlation-Id"))
        .containsExactly("0000000000000abc0000000000000abc");
  }

  @Test
  void takesNoIdFromOutside() {
    MockServerWebExchange exchange =
        request("GET", "http://localhost/", "X-Correlation-Id", "mine", "X-Request-Id", "mine");
    exchange.getResponse().getHeaders().add("X-Correlation-Id", "the backend's");
    StepVerifier.create(CorrelationFilter.withRandomIds().filter(exchange, answer))
        .verifyComplete();
    assertThat(exchange.getResponse().getHeaders().get("X-Correlation-Id"))
        .containsExactly(ExchangeKey.CORRELATION_ID.get(exchange))
        .doesNotContain("mine");
  }

  @Test
  void givesEachRequestItsOwn() {
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      MockServerWebExchange exchange = request("GET", "http://localhost/");
      StepVerifier.create(CorrelationFilter.withRandomIds().filter(exchange, answer))
          .verifyComplete();
      ids.add(ExchangeKey.CORRELATION_ID.get(exchange));
    }
    assertThat(ids).hasSize(100);
  }
}
