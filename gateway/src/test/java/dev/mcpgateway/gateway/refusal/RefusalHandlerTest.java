package dev.mcpgateway.gateway.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.gateway.exchange.ExchangeKey;
import dev.mcpgateway.gateway.resource.SenderConstraints;
import dev.mcpgateway.gateway.testing.LogCapture;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import reactor.test.StepVerifier;

class RefusalHandlerTest {

  private final MockServerWebExchange exchange =
      MockServerWebExchange.from(MockServerHttpRequest.get("/mcp"));
  private final RefusalHandler handler =
      new RefusalHandler(new RefusalWriter(SenderConstraints.NONE));

  @ParameterizedTest
  @MethodSource
  void answersEveryErrorAsARefusal(Throwable error, String code) {
    StepVerifier.create(handler.handle(exchange, error)).verifyComplete();
    assertThat(ExchangeKey.REFUSAL_CODE.get(exchange)).isEqualTo(code);
  }

  static List<Arguments> answersEveryErrorAsARefusal() {
    return List.of(
        Arguments.of(new RefusedException(new Refusal.ForeignHost()), "foreign_host"),
        Arguments.of(new ResponseStatusException(HttpStatus.NOT_FOUND), "not_found"),
        Arguments.of(new ResponseStatusException(HttpStatus.BAD_REQUEST), "bad_request"),
        Arguments.of(
            new UnsupportedMediaTypeStatusException(MediaType.TEXT_HTML, List.of()), "bad_request"),
        Arguments.of(
            new MethodNotAllowedException(HttpMethod.PUT, List.of(HttpMethod.POST, HttpMethod.GET)),
            "method_not_allowed"),
        Arguments.of(new ResponseStatusException(HttpStatus.BAD_GATEWAY), "internal_error"),
        Arguments.of(new IOException("Broken pipe"), "bad_request"),
        Arguments.of(new IllegalStateException("secret"), "internal_error"));
  }

  @Test
  void listsTheMethodsInOrder() {
    List<HttpMethod> allowed = List.of(HttpMethod.POST, HttpMethod.GET);
    StepVerifier.create(
            handler.handle(exchange, new MethodNotAllowedException(HttpMethod.PUT, allowed)))
        .verifyComplete();
    assertThat(exchange.getResponse().getHeaders().getFirst("Allow")).isEqualTo("GET, POST");
  }

  @Test
  void logsWhatItDidNotExpectAndSaysNothingOfIt() {
    ExchangeKey.CORRELATION_ID.put(exchange, "id1");
    try (LogCapture log = LogCapture.of(RefusalHandler.class.getName())) {
      StepVerifier.create(handler.handle(exchange, new IllegalStateException("secret")))
          .verifyComplete();
      assertThat(log.lines())
          .containsExactly(
              "ERROR unexpected error correlationId=id1 java.lang.IllegalStateException");
    }
    StepVerifier.create(exchange.getResponse().getBodyAsString())
        .assertNext(body -> assertThat(body).doesNotContain("secret"))
        .verifyComplete();
  }

  @Test
  void breaksOffAnAnswerThatHasBegun() {
    StepVerifier.create(exchange.getResponse().setComplete()).verifyComplete();
    try (LogCapture log = LogCapture.of(RefusalHandler.class.getName())) {
      StepVerifier.create(handler.handle(exchange, new IOException("reset")))
          .verifyErrorMessage("reset");
      assertThat(log.lines())
          .containsExactly("INFO answer broken off correlationId=- cause=java.io.IOException ");
    }
    assertThat(ExchangeKey.REFUSAL_CODE.find(exchange)).isEmpty();
  }

  @Test
  void standsBeforeThoseOfSpring() {
    assertThat(handler.getOrder()).isNegative();
  }
}
