package dev.mcpgateway.gateway.edge;

import static dev.mcpgateway.gateway.edge.Exchanges.code;
import static dev.mcpgateway.gateway.edge.Exchanges.passes;
import static dev.mcpgateway.gateway.edge.Exchanges.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.gateway.refusal.RefusalWriter;
import dev.mcpgateway.gateway.resource.SenderConstraints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.server.MockServerWebExchange;

class FramingFilterTest {

  private static final String URI = "http://localhost/mcp";
  private final FramingFilter filter = new FramingFilter(new RefusalWriter(SenderConstraints.NONE));

  @Test
  void letsBodiesOfOneLengthPass() {
    assertThat(passes(filter, request("GET", URI))).isTrue();
    assertThat(passes(filter, request("POST", URI, "Content-Length", "2"))).isTrue();
    assertThat(passes(filter, request("POST", URI, "Transfer-Encoding", "Chunked"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"xchunked", "gzip, chunked", "chunked, gzip", "identity", "", "gzip"})
  void refusesOtherTransferCodings(String coding) {
    MockServerWebExchange exchange = request("POST", URI, "Transfer-Encoding", coding);
    assertThat(code(filter, exchange)).isEqualTo("bad_request");
    assertThat(exchange.getResponse().getHeaders().getFirst("Connection")).isEqualTo("close");
  }

  @Test
  void refusesTwoCodings() {
    assertThat(
            code(
                filter,
                request(
                    "POST", URI, "Transfer-Encoding", "chunked", "Transfer-Encoding", "chunked")))
        .isEqualTo("bad_request");
  }

  @Test
  void refusesACodingAndALength() {
    assertThat(
            code(
                filter,
                request("POST", URI, "Transfer-Encoding", "chunked", "Content-Length", "2")))
        .isEqualTo("bad_request");
  }
}
