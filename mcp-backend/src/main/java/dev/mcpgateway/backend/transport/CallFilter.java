package dev.mcpgateway.backend.transport;

import dev.mcpgateway.backend.tool.CallContext;
import dev.mcpgateway.backend.tool.RunningCalls;
import io.modelcontextprotocol.common.McpTransportContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.HandlerFilterFunction;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Reads a message before the SDK does: carries out cancellations, and notes which call it is, which
 * the SDK does not tell its tools.
 */
final class CallFilter implements HandlerFilterFunction<ServerResponse, ServerResponse> {

  private static final String REQUEST_ID = CallFilter.class.getName() + ".id";

  private final Function<ServerRequest, String> session;
  private final RunningCalls running;

  CallFilter(Function<ServerRequest, String> session, RunningCalls running) {
    this.session = session;
    this.running = running;
  }

  @Override
  public Mono<ServerResponse> filter(ServerRequest request, HandlerFunction<ServerResponse> next) {
    if (!request.method().equals(HttpMethod.POST)) {
      return next.handle(request);
    }
    return request
        .bodyToMono(String.class)
        .defaultIfEmpty("")
        .flatMap(body -> {
          McpMessage message = McpMessage.parse(body);
          if (message.cancels().filter(id -> cancel(request, id)).isPresent()) {
            return ServerResponse.accepted().build();
          }
          return next.handle(
              ServerRequest.from(request).body(body).attribute(REQUEST_ID, message.id()).build());
        });
  }

  private boolean cancel(ServerRequest request, String id) {
    return running.cancel(new CallContext.Id(session.apply(request), id));
  }

  /** What the tools may know of a request, in the form that the SDK hands on. */
  McpTransportContext contextOf(ServerRequest request) {
    CallContext.Id id =
        new CallContext.Id(
            session.apply(request), request.attribute(REQUEST_ID).map(Object::toString).orElse(""));
    List<String> names =
        request.headers().asHttpHeaders().headerNames().stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .toList();
    return McpTransportContext.create(Map.of(CallContext.KEY, new CallContext(names, id)));
  }
}
