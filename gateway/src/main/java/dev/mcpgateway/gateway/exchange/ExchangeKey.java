package dev.mcpgateway.gateway.exchange;

import dev.mcpgateway.gateway.caller.Caller;
import dev.mcpgateway.gateway.caller.Credential;
import dev.mcpgateway.gateway.caller.TokenHash;
import dev.mcpgateway.gateway.mcp.Messages;
import dev.mcpgateway.gateway.policy.Verdict;
import dev.mcpgateway.gateway.resource.ProtectedServer;
import java.util.Optional;
import org.springframework.web.server.ServerWebExchange;

/**
 * A typed attribute of a request: one feature puts it, later ones read it.
 *
 * @param name unique among the attributes
 * @param type of the value
 */
public record ExchangeKey<T>(String name, Class<T> type) {

  /** Names the request in logs, refusals and records; there from the first filter on. */
  public static final ExchangeKey<String> CORRELATION_ID = of("correlation-id", String.class);

  /** The server that the request is for; there once it was found by host and path. */
  public static final ExchangeKey<ProtectedServer> SERVER = of("server", ProtectedServer.class);

  /** Where the token stood; there once one was found. */
  public static final ExchangeKey<Credential> CREDENTIAL = of("credential", Credential.class);

  /** Names the token that was shown, accepted or not; there once one was found. */
  public static final ExchangeKey<TokenHash> TOKEN_HASH = of("token-hash", TokenHash.class);

  /** Who calls; there once the credential was accepted. */
  public static final ExchangeKey<Caller> CALLER = of("caller", Caller.class);

  /** What the body of a POST says; there once it was read. */
  public static final ExchangeKey<Messages> MESSAGES = of("messages", Messages.class);

  /** How long the body of the request is, in bytes; there once it was read. */
  public static final ExchangeKey<Integer> BODY_BYTES = of("body-bytes", Integer.class);

  /** What the policy says of the request; there once it was asked, which it is if it has rules. */
  public static final ExchangeKey<Verdict> DECISION = of("decision", Verdict.class);

  /** The code of the refusal; there once the request was refused. */
  public static final ExchangeKey<String> REFUSAL_CODE = of("refusal-code", String.class);

  /** The code of the refusal that a policy would give which is only reported; there once it was. */
  public static final ExchangeKey<String> REPORTED_CODE = of("reported-code", String.class);

  /** How an answer ended that did not end by itself; there once it did. */
  public static final ExchangeKey<BrokenAnswer> BROKEN_ANSWER =
      of("broken-answer", BrokenAnswer.class);

  /** Why the gateway ended the stream of events; there once it did. */
  public static final ExchangeKey<String> STREAM_END = of("stream-end", String.class);

  private static <T> ExchangeKey<T> of(String name, Class<T> type) {
    return new ExchangeKey<>(ExchangeKey.class.getName() + "." + name, type);
  }

  /** The value, if it was put. */
  public Optional<T> find(ServerWebExchange exchange) {
    return Optional.ofNullable(type.cast(exchange.getAttribute(name)));
  }

  /**
   * The value, which an earlier filter must have put.
   *
   * @throws IllegalStateException if it was not: the filters stand in the wrong order
   */
  public T get(ServerWebExchange exchange) {
    return find(exchange).orElseThrow(() -> new IllegalStateException("not yet known: " + name));
  }

  /** Puts the value for the filters that follow. */
  public void put(ServerWebExchange exchange, T value) {
    exchange.getAttributes().put(name, value);
  }
}
