package dev.mcpgateway.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

final class AnswerHeadersTest {

  private final DefaultHttpHeaders from = new DefaultHttpHeaders();
  private final HttpHeaders to = new HttpHeaders();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Type",
        "Content-Length",
        "MCP-Protocol-Version",
        "Cache-Control",
        "Date",
        "ETag",
        "Retry-After",
        "Allow",
        "X-Custom",
        "Content-Encoding"
      })
  void passes(String name) {
    from.add(name, "1");
    AnswerHeaders.copy(from, to);
    assertThat(to.get(name)).containsExactly("1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Access-Control-Allow-Origin",
        "access-control-allow-credentials",
        "Access-Control-Expose-Headers",
        "WWW-Authenticate",
        "Set-Cookie",
        "Mcp-Session-Id",
        "Set-Cookie2",
        "Server",
        "X-Powered-By",
        "Connection",
        "Keep-Alive",
        "Transfer-Encoding",
        "TE",
        "Trailer",
        "Upgrade",
        "Proxy-Authenticate",
        "Proxy-Connection",
        "Location",
        "Content-Location",
        "Refresh",
        "X-Accel-Redirect",
        "X-Accel-Buffering",
        "X-Sendfile",
        "Strict-Transport-Security",
        "Clear-Site-Data",
        "Alt-Svc",
        "Via"
      })
  void doesNotPass(String name) {
    from.add(name, "1");
    AnswerHeaders.copy(from, to);
    assertThat(to.isEmpty()).isTrue();
  }

  @Test
  void doesNotPassWhatConnectionNames() {
    from.add("Connection", "X-Hop , x-other");
    from.add("X-Hop", "1");
    from.add("X-Other", "1");
    from.add("X-End", "1");
    AnswerHeaders.copy(from, to);
    assertThat(to.headerNames()).containsExactly("X-End");
  }

  @Test
  void passesAllValues() {
    from.add("X-Custom", "1");
    from.add("X-Custom", "2");
    AnswerHeaders.copy(from, to);
    assertThat(to.get("X-Custom")).containsExactly("1", "2");
  }

  @Test
  void keepsWhatTheGatewayHasSet() {
    to.set("X-Correlation-Id", "ours");
    to.set("Vary", "Origin");
    from.add("x-correlation-id", "theirs");
    from.add("Vary", "Accept");
    AnswerHeaders.copy(from, to);
    assertThat(to.get("X-Correlation-Id")).containsExactly("ours");
    assertThat(to.get("Vary")).containsExactly("Origin", "Accept");
  }
}
