package dev.mcpgateway.gateway.audit;

import dev.mcpgateway.gateway.audit.AuditRecord.Outcome;
import dev.mcpgateway.gateway.audit.AuditRecord.Request;
import dev.mcpgateway.gateway.caller.Caller;
import dev.mcpgateway.gateway.exchange.CorrelationId;
import dev.mcpgateway.gateway.exchange.ExchangeKey;
import dev.mcpgateway.gateway.exchange.RequestDecision;
import dev.mcpgateway.gateway.exchange.TraceParent;
import dev.mcpgateway.gateway.mcp.Messages;
import dev.mcpgateway.gateway.mcp.Operation;
import dev.mcpgateway.gateway.policy.Decision;
import dev.mcpgateway.gateway.policy.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.server.ServerWebExchange;

/** Gathers what the features left on a request into its record. */
public final class Audit {

  /** So many operations of a batch are named. */
  private static final int NAMED = 20;

  private final @Nullable AuditLog log;
  private final Clock clock;

  Audit(@Nullable AuditLog log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  boolean isOn() {
    return log != null;
  }

  void record(ServerWebExchange exchange, CountingResponse response, Instant begun, String end) {
    if (log != null) {
      log.add(new AuditRecord(request(exchange, begun), outcome(exchange, response, begun, end)));
    }
  }

  /** Records what was no request that anybody could read. */
  public void recordUnreadable(String correlationId, String code, int status) {
    if (log != null) {
      Request request =
          new Request(
              clock.instant().toString(),
              correlationId,
              Optional.empty(),
              "-",
              Map.of(),
              List.of(),
              0);
      log.add(
          new AuditRecord(
              request,
              new Outcome(
                  RequestDecision.REFUSED.label(),
                  Optional.empty(),
                  Map.of(),
                  Optional.of(code),
                  status,
                  0,
                  0,
                  0,
                  "complete")));
    }
  }

  /** Writes what is waiting; nothing may be recorded afterwards. */
  void end() throws InterruptedException {
    if (log != null) {
      log.end();
    }
  }

  private static Request request(ServerWebExchange exchange, Instant begun) {
    List<Operation> operations =
        ExchangeKey.MESSAGES.find(exchange).stream().flatMap(Messages::operations).toList();
    var headers = exchange.getRequest().getHeaders();
    return new Request(
        begun.toString(),
        CorrelationId.of(exchange),
        TraceParent.traceId(headers.getOrEmpty(TraceParent.HEADER)),
        exchange.getRequest().getMethod().name(),
        names(exchange),
        operations.stream()
            .limit(NAMED)
            .map(each -> new AuditRecord.Operation(each.method(), each.target()))
            .toList(),
        Math.max(0, operations.size() - NAMED));
  }

  private static Map<String, String> names(ServerWebExchange exchange) {
    Map<String, String> names = new LinkedHashMap<>();
    ExchangeKey.SERVER.find(exchange).ifPresent(server -> names.put("server", server.name()));
    ExchangeKey.CALLER
        .find(exchange)
        .ifPresent(caller -> {
          names.put("issuer", caller.id().issuer());
          switch (caller.id().kind()) {
            case SUBJECT -> names.put("subject", caller.id().value());
            case CLIENT -> names.put("client", caller.id().value());
          }
          caller.client().ifPresent(client -> names.put("client", client));
        });
    ExchangeKey.TOKEN_HASH
        .find(exchange)
        .ifPresent(hash -> names.put("tokenHash", hash.toString()));
    return names;
  }

  private Outcome outcome(
      ServerWebExchange exchange, CountingResponse response, Instant begun, String end) {
    Optional<Verdict> verdict = ExchangeKey.DECISION.find(exchange);
    Optional<String> refused = ExchangeKey.REFUSAL_CODE.find(exchange);
    HttpStatusCode status = response.getStatusCode();
    return new Outcome(
        RequestDecision.of(exchange).label(),
        verdict.flatMap(each -> each.decision().rule()),
        scopes(exchange, verdict),
        refused
            .or(() -> ExchangeKey.STREAM_END.find(exchange))
            .or(() -> ExchangeKey.REPORTED_CODE.find(exchange)),
        status == null ? 0 : status.value(),
        Duration.between(begun, clock.instant()).toMillis(),
        ExchangeKey.BODY_BYTES.find(exchange).orElse(0),
        response.bytes(),
        end);
  }

  /** Who was asked for more than they had: what is needed and what was granted. */
  private static Map<String, List<String>> scopes(
      ServerWebExchange exchange, Optional<Verdict> verdict) {
    if (verdict.isEmpty() || !(verdict.get().decision() instanceof Decision.StepUp stepUp)) {
      return Map.of();
    }
    Map<String, List<String>> scopes = new LinkedHashMap<>();
    scopes.put("scopesNeeded", stepUp.needed().stream().sorted().toList());
    scopes.put(
        "scopesGranted",
        ExchangeKey.CALLER.find(exchange).map(Caller::scopes).stream()
            .flatMap(granted -> granted.stream().sorted())
            .toList());
    return scopes;
  }
}
