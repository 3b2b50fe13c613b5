package dev.mcpgateway.gateway.proxy;

import dev.mcpgateway.gateway.exchange.ExchangeKey;
import dev.mcpgateway.gateway.session.SessionIds;
import java.util.List;
import java.util.Optional;
import org.springframework.web.server.ServerWebExchange;

/** Seals the session id of a backend's answer for the caller who asked. */
final class SessionAnswer {

  private final SessionIds sessions;

  SessionAnswer(SessionIds sessions) {
    this.sessions = sessions;
  }

  /** What is wrong with the id, if anything: it would not come back as it was sent. */
  static Optional<String> problem(Answer answer) {
    List<String> ids = answer.headers().getAll(SessionIds.HEADER);
    return ids.isEmpty() || (ids.size() == 1 && SessionIds.isId(ids.getFirst()))
        ? Optional.empty()
        : Optional.of("its " + SessionIds.HEADER + " is not one value of visible ASCII");
  }

  void copy(ServerWebExchange exchange, Answer answer) {
    String id = answer.headers().get(SessionIds.HEADER);
    if (id != null) {
      exchange
          .getResponse()
          .getHeaders()
          .set(
              SessionIds.HEADER,
              sessions.seal(
                  ExchangeKey.SERVER.get(exchange), ExchangeKey.CALLER.get(exchange).id(), id));
    }
  }
}
