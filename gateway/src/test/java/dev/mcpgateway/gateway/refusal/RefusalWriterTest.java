package dev.mcpgateway.gateway.refusal;

import static dev.mcpgateway.gateway.testing.Servers.server;
import static dev.mcpgateway.gateway.testing.Servers.trusting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.gateway.exchange.ExchangeKey;
import dev.mcpgateway.gateway.refusal.Refusal.MalformedMessage;
import dev.mcpgateway.gateway.resource.SenderConstraints;
import dev.mcpgateway.gateway.testing.LogCapture;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RefusalWriterTest {

  private final MockServerWebExchange exchange =
      MockServerWebExchange.from(MockServerHttpRequest.get("/mcp?access_token=secret"));

  @ParameterizedTest
  @MethodSource("dev.mcpgateway.gateway.refusal.Refusals#all")
  void answersWithStatusAndCodeAndNoDetail(Refusal refusal) {
    ExchangeKey.CORRELATION_ID.put(exchange, "id1");
    MockServerHttpResponse response = write(refusal);
    assertThat(response.getStatusCode()).isEqualTo(HttpStatus.valueOf(refusal.status()));
    assertThat(response.getHeaders().getFirst("Cache-Control")).isEqualTo("no-store");
    assertThat(response.getHeaders().getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(body(response))
        .contains("\"code\":\"" + refusal.code() + "\"", "\"correlationId\":\"id1\"")
        .doesNotContain(refusal.detail());
    assertThat(response.getHeaders().getContentLength()).isEqualTo(body(response).length());
    assertThat(ExchangeKey.REFUSAL_CODE.find(exchange)).hasValue(refusal.code());
  }

  @Test
  void describesTheProblem() {
    MockServerHttpResponse response = write(new Refusal.ForeignHost());
    assertThat(response.getHeaders().getFirst("Content-Type"))
        .isEqualTo("application/problem+json");
    assertThat(body(response))
        .isEqualTo(
            """
            {"type":"about:blank","title":"Misdirected Request","status":421,\
            "detail":"This host is not served here.","code":"foreign_host","correlationId":"-"}\
            """);
  }

  @Test
  void answersAMessageThatIsNoJsonRpcWithAJsonRpcError() {
    MockServerHttpResponse response =
        write(new MalformedMessage(MalformedMessage.INVALID_REQUEST, "no method"));
    assertThat(response.getHeaders().getFirst("Content-Type")).isEqualTo("application/json");
    JsonNode json = JsonMapper.shared().readTree(body(response));
    assertThat(json.get("jsonrpc").asString()).isEqualTo("2.0");
    assertThat(json.get("id").isNull()).isTrue();
    assertThat(json.get("error").get("code").asInt()).isEqualTo(-32600);
    assertThat(json.get("error").get("message").asString()).isEqualTo("Invalid Request");
    assertThat(json.get("error").get("data").get("code").asString()).isEqualTo("invalid_message");
  }

  @Test
  void challengesWhereTheServerIsKnown() {
    assertThat(write(new Refusal.NoCredential()).getHeaders().headerNames())
        .doesNotContain(HttpHeaders.WWW_AUTHENTICATE);
  }

  @Test
  void challengesAtAServer() {
    String resource = "https://mcp.example.com/mcp";
    ExchangeKey.SERVER.put(
        exchange, server("demo", resource, trusting("https://login.example.com", resource)));
    assertThat(write(new Refusal.NoCredential()).getHeaders().getFirst("WWW-Authenticate"))
        .startsWith("Bearer resource_metadata=");
  }

  @Test
  void saysWhenToTryAgain() {
    Refusal refusal = new Refusal.IssuerUnavailable(Duration.ofSeconds(10), "timeout");
    assertThat(write(refusal).getHeaders().getFirst("Retry-After")).isEqualTo("10");
  }

  @Test
  void saysWhichMethodsAreAllowed() {
    Refusal refusal = new Refusal.MethodNotAllowed("GET, HEAD");
    assertThat(write(refusal).getHeaders().getFirst("Allow")).isEqualTo("GET, HEAD");
  }

  @Test
  void forgetsWhatWasPreparedForAnotherAnswer() {
    exchange.getResponse().getHeaders().set("Set-Cookie", "a=b");
    exchange.getResponse().getHeaders().set("Content-Encoding", "gzip");
    assertThat(write(new Refusal.BackendUnauthorized()).getHeaders().headerNames())
        .doesNotContain("Set-Cookie", "Content-Encoding");
  }

  @Test
  void writesNothingAfterAnAnswer() {
    StepVerifier.create(exchange.getResponse().setComplete()).verifyComplete();
    MockServerHttpResponse response = write(new Refusal.ForeignHost());
    assertThat(response.getStatusCode()).isNull();
    assertThat(body(response)).isEmpty();
  }

  @Test
  void leavesOneLineInTheLogWithoutSecrets() {
    ExchangeKey.CORRELATION_ID.put(exchange, "id1");
    try (LogCapture log = LogCapture.of("dev.mcpgateway.refusals")) {
      write(new Refusal.InvalidToken("wrong\r\nissuer\u2028\u202e"));
      assertThat(log.lines())
          .containsExactly(
              "INFO refused code=invalid_token status=401 correlationId=id1 server=- method=GET"
                  + " path=- detail=wrong??issuer?? ");
    }
  }

  @Test
  void namesServerAndItsPathInTheLog() {
    String resource = "https://mcp.example.com/mcp";
    ExchangeKey.SERVER.put(
        exchange, server("demo", resource, trusting("https://login.example.com", resource)));
    try (LogCapture log = LogCapture.of("dev.mcpgateway.refusals")) {
      write(new Refusal.NoCredential());
      assertThat(log.lines().getFirst()).contains("server=demo", "path=/mcp");
    }
  }

  @Test
  void cutsLongDetails() {
    assertThat(RefusalLog.safe("x".repeat(300) + "y")).isEqualTo("x".repeat(300));
  }

  private MockServerHttpResponse write(Refusal refusal) {
    StepVerifier.create(new RefusalWriter(SenderConstraints.NONE).write(exchange, refusal))
        .verifyComplete();
    return exchange.getResponse();
  }

  private static String body(MockServerHttpResponse response) {
    StringBuilder body = new StringBuilder();
    StepVerifier.create(response.getBodyAsString()).consumeNextWith(body::append).verifyComplete();
    return body.toString();
  }
}
