package dev.mcpgateway.gateway.refusal;

import dev.mcpgateway.gateway.exchange.ExchangeKey;
import dev.mcpgateway.gateway.resource.ProtectedServer;
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

  void write(ServerWebExchange exchange, Refusal refusal) {
    LOG.atInfo()
        .addKeyValue("code", refusal.code())
        .addKeyValue("status", refusal.status())
        .addKeyValue("correlationId", ExchangeKey.CORRELATION_ID.find(exchange).orElse("-"))
        .addKeyValue(
            "server", ExchangeKey.SERVER.find(exchange).map(ProtectedServer::name).orElse("-"))
        .addKeyValue("method", safe(exchange.getRequest().getMethod().name()))
        .addKeyValue(
            "path",
            ExchangeKey.SERVER.find(exchange).map(each -> each.resource().path()).orElse("-"))
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
