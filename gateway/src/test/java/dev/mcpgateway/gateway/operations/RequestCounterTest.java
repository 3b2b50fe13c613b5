package dev.mcpgateway.gateway.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.gateway.exchange.ExchangeKey;
import dev.mcpgateway.gateway.testing.Servers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class RequestCounterTest {

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final MockServerWebExchange exchange =
      MockServerWebExchange.from(MockServerHttpRequest.get("/mcp"));

  @Test
  void countsByServerAndCode() {
    String resource = "https://mcp.example.com/mcp";
    count(each -> {
      ExchangeKey.SERVER.put(
          each, Servers.server("demo", resource, Servers.trusting("https://as", resource)));
      ExchangeKey.REFUSAL_CODE.put(each, "no_credential");
      return each.getResponse().setComplete();
    });
    assertThat(counted("demo", "no_credential")).isEqualTo(1);
  }

  @Test
  void countsWhatPassesAndWhatIsForNoServer() {
    count(each -> each.getResponse().setComplete());
    assertThat(counted("none", "none")).isEqualTo(1);
  }

  @Test
  void countsNoRequestThatWasNotAnswered() {
    count(_ -> Mono.empty());
    assertThat(meters.find("mcp.gateway.requests").counters()).isEmpty();
  }

  @Test
  void countsWhatNobodyCouldRead() {
    new RequestMeter(meters).countUnreadable("bad_request");
    assertThat(counted("none", "bad_request")).isEqualTo(1);
  }

  private void count(WebFilterChain chain) {
    StepVerifier.create(new RequestCounter(new RequestMeter(meters)).filter(exchange, chain))
        .verifyComplete();
  }

  private double counted(String server, String code) {
    return meters
        .get("mcp.gateway.requests")
        .tags("server", server, "code", code)
        .counter()
        .count();
  }
}
