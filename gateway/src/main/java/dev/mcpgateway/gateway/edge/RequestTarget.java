package dev.mcpgateway.gateway.edge;

import java.util.Locale;
import java.util.Optional;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.netty.http.server.HttpServerRequest;

/**
 * The target as it stood in the request line: Spring's URI has another authority put in its place,
 * and a slash before whatever had none.
 *
 * @param text of it
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-3.2">RFC 9112 3.2</a>
 */
record RequestTarget(String text) {

  static RequestTarget of(ServerHttpRequest request) {
    HttpServerRequest raw = ServerHttpRequestDecorator.getNativeRequest(request);
    return new RequestTarget(raw.uri());
  }

  /** Whether it names a path, with or without a host before it. */
  boolean hasPath() {
    return text.startsWith("/") || afterScheme() > 0;
  }

  /** The host and port that it brings along besides the {@code Host} header, if it does. */
  Optional<String> authority() {
    int start = afterScheme();
    if (start < 0) {
      return Optional.empty();
    }
    int end = start;
    while (end < text.length() && "/?#".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return Optional.of(text.substring(start, end));
  }

  private int afterScheme() {
    if (text.startsWith("/")) {
      return -1;
    }
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.startsWith("http://") ? 7 : lower.startsWith("https://") ? 8 : -1;
  }
}
