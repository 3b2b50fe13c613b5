package dev.mcpgateway.gateway.refusal;

import dev.mcpgateway.gateway.exchange.CorrelationId;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Mono;

/** Turns every error that reaches the edge into a refusal, or a logged 500 that says nothing. */
public final class RefusalHandler implements ErrorWebExceptionHandler, Ordered {

  private static final Logger LOG = LoggerFactory.getLogger(RefusalHandler.class);

  private final RefusalWriter refusals;

  RefusalHandler(RefusalWriter refusals) {
    this.refusals = refusals;
  }

  /** Before those of Spring. */
  @Override
  public int getOrder() {
    return -2;
  }

  @Override
  public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
    if (exchange.getResponse().isCommitted()) {
      LOG.atInfo()
          .addKeyValue("correlationId", CorrelationId.of(exchange))
          .addKeyValue("cause", error.getClass().getName())
          .log("answer broken off");
      // an answer that is not complete must not look as if it were: the connection is closed
      return Mono.error(error);
    }
    return refusals.write(exchange, refusal(exchange, error));
  }

  private static Refusal refusal(ServerWebExchange exchange, Throwable error) {
    return switch (error) {
      case RefusedException refused -> refused.refusal();
      case MethodNotAllowedException method ->
          new Refusal.MethodNotAllowed(
              method.getSupportedMethods().stream()
                  .map(HttpMethod::name)
                  .sorted()
                  .collect(Collectors.joining(", ")));
      case ResponseStatusException status when status.getStatusCode().value() == 404 ->
          new Refusal.NotFound("nothing answers here");
      case ResponseStatusException status when status.getStatusCode().is4xxClientError() ->
          new Refusal.BadRequest(status.getClass().getSimpleName());
      default -> unexpected(exchange, error);
    };
  }

  private static Refusal unexpected(ServerWebExchange exchange, Throwable error) {
    if (DisconnectedClientHelper.isClientDisconnectedException(error)) {
      return new Refusal.BadRequest("the client left");
    }
    LOG.atError()
        .addKeyValue("correlationId", CorrelationId.of(exchange))
        .setCause(error)
        .log("unexpected error");
    return new Refusal.Defect();
  }
}
