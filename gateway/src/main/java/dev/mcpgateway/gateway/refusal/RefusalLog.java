package dev.mcpgateway.gateway.refusal;

import dev.mcpgateway.gateway.exchange.CorrelationId;
import dev.mcpgateway.gateway.exchange.ExchangeKey;
import dev.mcpgateway.gateway.resource.ProtectedServer;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.server.ServerWebExchange;

/**
 * Tells the operator of each refusal, in one line. The path is that of the server, not the
 * request's: what a caller writes into a path or query may be a secret.
 */
final class RefusalLog {

  private static final Logger LOG = LoggerFactory.getLogger("dev.mcpgateway.refusals");
  private static final int LONGEST_DETAIL = 300;

  /**
   * What is told of the request.
   *
   * @param correlationId its name
   * @param server that it was for
   * @param method as sent
   * @param path of the server
   */
  record Request(String correlationId, String server, String method, String path) {

    private static final String UNKNOWN = "-";

    static Request of(ServerWebExchange exchange) {
      Optional<ProtectedServer> server = ExchangeKey.SERVER.find(exchange);
      return new Request(
          CorrelationId.of(exchange),
          server.map(ProtectedServer::name).orElse(UNKNOWN),
          safe(exchange.getRequest().getMethod().name()),
          server.map(each -> each.resource().path()).orElse(UNKNOWN));
    }

    /** One of which nothing is known. */
    static Request unreadable(String correlationId) {
      return new Request(correlationId, UNKNOWN, UNKNOWN, UNKNOWN);
    }
  }

  private RefusalLog() {}

  static void write(Refusal refusal, Request request) {
    LOG.atInfo()
        .addKeyValue("code", refusal.code())
        .addKeyValue("status", refusal.status())
        .addKeyValue("correlationId", request.correlationId())
        .addKeyValue("server", request.server())
        .addKeyValue("method", request.method())
        .addKeyValue("path", request.path())
        .addKeyValue("detail", safe(refusal.detail()))
        .log("refused");
  }

  /** One line of printable characters, whatever a caller had a part in. */
  static String safe(String text) {
    String line = text.length() > LONGEST_DETAIL ? text.substring(0, LONGEST_DETAIL) : text;
    StringBuilder safe = new StringBuilder(line.length());
    line.codePoints().map(each -> printable(each) ? each : '?').forEach(safe::appendCodePoint);
    return safe.toString();
  }

  private static boolean printable(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
