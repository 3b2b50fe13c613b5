package dev.mcpgateway.gateway.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

class ExchangeKeyTest {

  private final MockServerWebExchange exchange =
      MockServerWebExchange.from(MockServerHttpRequest.get("/"));

  @Test
  void findsWhatWasPut() {
    ExchangeKey.CORRELATION_ID.put(exchange, "one");
    assertThat(ExchangeKey.CORRELATION_ID.find(exchange)).hasValue("one");
    assertThat(ExchangeKey.CORRELATION_ID.get(exchange)).isEqualTo("one");
    assertThat(ExchangeKey.REFUSAL_CODE.find(exchange)).isEmpty();
  }

  @Test
  void saysThatFiltersStandInTheWrongOrder() {
    assertThatIllegalStateException()
        .isThrownBy(() -> ExchangeKey.CALLER.get(exchange))
        .withMessageContaining("caller");
  }
}
