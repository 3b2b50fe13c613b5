package dev.mcpgateway.gateway.access;

import dev.mcpgateway.gateway.caller.Caller;
import dev.mcpgateway.gateway.exchange.ExchangeKey;
import dev.mcpgateway.gateway.mcp.AnswerReader;
import dev.mcpgateway.gateway.mcp.Messages;
import dev.mcpgateway.gateway.mcp.Reference;
import dev.mcpgateway.gateway.policy.ServerPolicy;
import dev.mcpgateway.gateway.resource.GatewayLimits;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Shows callers only what the policy lets them see of a server's tools, prompts and resources.
 *
 * <p>Reads answers to messages that ask for a list, and streams that a GET opened: in HTTP+SSE all
 * answers come there, and after a reconnection those of Streamable HTTP may. Any other answer
 * passes unread.
 */
public final class ListFilter implements GatewayFilter {

  private final ServerPolicy policy;
  private final AnswerReader reader;
  private final int largest;

  public ListFilter(ServerPolicy policy, GatewayLimits limits) {
    this.policy = policy;
    this.largest = limits.heldBytes();
    this.reader = new AnswerReader(largest);
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    boolean lists = ExchangeKey.MESSAGES.find(exchange).filter(ListFilter::asksForList).isPresent();
    if (!lists && !exchange.getRequest().getMethod().equals(HttpMethod.GET)) {
      return chain.filter(exchange);
    }
    Caller caller = ExchangeKey.CALLER.get(exchange);
    Predicate<Reference> visible =
        each -> Operations.uses(each).allMatch(use -> policy.shows(use, caller));
    Function<byte[], Optional<byte[]>> edit = answer -> reader.restrict(answer, visible);
    ServerHttpResponse response = new RestrictedResponse(exchange, new Edit(edit, largest, lists));
    return chain.filter(exchange.mutate().response(response).build());
  }

  /**
   * Some servers find a method whatever its case, so any that speaks of a list counts; and some
   * answer a notification, to which no answer is due.
   */
  private static boolean asksForList(Messages messages) {
    return messages
        .operations()
        .anyMatch(each -> each.method().toLowerCase(Locale.ROOT).contains("list"));
  }

  /**
   * What is done with an answer.
   *
   * @param message what becomes of a message, or a batch; empty: it stays as it is
   * @param largest the largest answer or event that is read, in bytes
   * @param plain whether answers are read that are no streams
   */
  record Edit(Function<byte[], Optional<byte[]>> message, int largest, boolean plain) {

    /** The same for text. */
    String text(String before) {
      return message
          .apply(before.getBytes(StandardCharsets.UTF_8))
          .map(after -> new String(after, StandardCharsets.UTF_8))
          .orElse(before);
    }
  }
}
