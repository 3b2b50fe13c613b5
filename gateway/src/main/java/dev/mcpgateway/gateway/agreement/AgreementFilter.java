package dev.mcpgateway.gateway.agreement;

import dev.mcpgateway.gateway.exchange.ExchangeKey;
import dev.mcpgateway.gateway.mcp.Message;
import dev.mcpgateway.gateway.mcp.Messages;
import dev.mcpgateway.gateway.mcp.RequestId;
import dev.mcpgateway.gateway.mcp.Revision;
import dev.mcpgateway.gateway.refusal.Refusal;
import dev.mcpgateway.gateway.refusal.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Refuses a request whose headers say something else than its body. */
public final class AgreementFilter implements GatewayFilter {

  private static final String PARAMETER = "mcp-param-";
  private static final int LONGEST_ID = 256;

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    Optional<Messages> messages = ExchangeKey.MESSAGES.find(exchange);
    return messages
        .flatMap(each -> headers(exchange.getRequest().getHeaders()).difference(each))
        .<Mono<Void>>map(difference ->
            Mono.error(
                new RefusedException(
                    new Refusal.HeaderMismatch(messages.flatMap(AgreementFilter::id), difference))))
        .orElseGet(() -> chain.filter(exchange));
  }

  private static StandardHeaders headers(HttpHeaders headers) {
    Optional<String> version = Optional.ofNullable(headers.getFirst(Revision.HEADER));
    return new StandardHeaders(
        version,
        Optional.ofNullable(headers.getFirst("Mcp-Method")),
        Optional.ofNullable(headers.getFirst("Mcp-Name")),
        // nobody reads those of earlier revisions, and all names must be looked through for them
        StandardHeaders.isStateless(version) ? parameters(headers) : List.of());
  }

  private static List<String> parameters(HttpHeaders headers) {
    List<String> values = new ArrayList<>();
    for (String name : headers.headerNames()) {
      if (name.regionMatches(true, 0, PARAMETER, 0, PARAMETER.length())) {
        values.addAll(headers.getOrEmpty(name));
      }
    }
    return values;
  }

  /** The id of a request that stands alone; the error of a batch has none, nor that of a novel. */
  private static Optional<RequestId> id(Messages messages) {
    return messages.all().size() == 1
            && messages.all().getFirst() instanceof Message.Request(RequestId id, _)
            && !(id instanceof RequestId.Text(String text) && text.length() > LONGEST_ID)
        ? Optional.of(id)
        : Optional.empty();
  }
}
