package dev.mcpgateway.gateway.access;

import dev.mcpgateway.gateway.buffer.CollectedBody;
import dev.mcpgateway.gateway.buffer.Pieces;
import dev.mcpgateway.gateway.exchange.CorrelationId;
import dev.mcpgateway.gateway.exchange.ExchangeKey;
import dev.mcpgateway.gateway.mcp.UnreadableAnswerException;
import dev.mcpgateway.gateway.refusal.Refusal;
import dev.mcpgateway.gateway.refusal.RefusedException;
import dev.mcpgateway.gateway.sse.EventStream;
import dev.mcpgateway.gateway.sse.MessageRewriter;
import dev.mcpgateway.gateway.sse.RefusedEventException;
import java.util.List;
import java.util.Locale;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A response whose lists are edited on their way to the client: an answer when it is whole, a
 * stream event by event. What cannot be read does not pass: the answer is refused, the stream
 * breaks off.
 */
final class RestrictedResponse extends ServerHttpResponseDecorator {

  private static final Logger LOG = LoggerFactory.getLogger(RestrictedResponse.class);

  /** What is said of a body's bytes is wrong once they are others. */
  private static final List<String> ABOUT_BYTES =
      List.of(
          HttpHeaders.ETAG,
          HttpHeaders.LAST_MODIFIED,
          HttpHeaders.ACCEPT_RANGES,
          "Content-MD5",
          "Digest",
          "Content-Digest",
          "Repr-Digest",
          "Signature",
          "Signature-Input");

  private static final int PARTIAL = 206;

  private final ServerWebExchange exchange;
  private final ListFilter.Edit edit;

  RestrictedResponse(ServerWebExchange exchange, ListFilter.Edit edit) {
    super(exchange.getResponse());
    this.exchange = exchange;
    this.edit = edit;
  }

  @Override
  public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
    // as loosely as clients do
    boolean stream = type().contains(EventStream.TYPE);
    if (!stream && !(edit.plain() && mayBeAnswer())) {
      return super.writeWith(body);
    }
    if (getHeaders().containsHeader(HttpHeaders.CONTENT_ENCODING)) {
      return Mono.error(refused("it is encoded"));
    }
    if (status() == PARTIAL) {
      return Mono.error(refused("it is a part of one"));
    }
    return stream ? super.writeWith(events(body)) : super.writeWith(whole(body));
  }

  private int status() {
    HttpStatusCode status = getStatusCode();
    return status == null ? 0 : status.value();
  }

  private String type() {
    String type = getHeaders().getFirst(HttpHeaders.CONTENT_TYPE);
    return type == null ? "" : type.toLowerCase(Locale.ROOT);
  }

  /** No client takes an error page for an answer. */
  private boolean mayBeAnswer() {
    HttpStatusCode status = getStatusCode();
    return status == null || !status.isError() || type().contains("json");
  }

  private Flux<DataBuffer> events(Publisher<? extends DataBuffer> body) {
    // another length than announced
    getHeaders().remove(HttpHeaders.CONTENT_LENGTH);
    var rewriter = new MessageRewriter(edit.largest(), edit::text);
    return Flux.from(body)
        .<DataBuffer>map(piece -> bufferFactory().wrap(rewriter.pass(Pieces.take(piece))))
        .concatWith(Mono.fromSupplier(() -> bufferFactory().wrap(rest(rewriter))))
        .onErrorMap(RestrictedResponse::refusal)
        .doOnError(RefusedException.class, each -> tell(each.refusal()));
  }

  /** No refusal can be written any more: record and log say why the stream breaks off. */
  private void tell(Refusal refusal) {
    ExchangeKey.REFUSAL_CODE.put(exchange, refusal.code());
    LOG.atWarn()
        .addKeyValue("code", refusal.code())
        .addKeyValue("correlationId", CorrelationId.of(exchange))
        .addKeyValue("server", ExchangeKey.SERVER.get(exchange).name())
        .addKeyValue("detail", refusal.detail())
        .log("a stream that can't be read");
  }

  /** An event without its end is none: one that can't be read is dropped, and its end told. */
  private static byte[] rest(MessageRewriter rewriter) {
    try {
      return rewriter.end();
    } catch (UnreadableAnswerException _) {
      return rewriter.comments();
    }
  }

  private Mono<DataBuffer> whole(Publisher<? extends DataBuffer> body) {
    return CollectedBody.of(Flux.from(body), edit.largest(), -1)
        .<DataBuffer>map(each -> bufferFactory().wrap(edited(each)))
        .onErrorMap(RestrictedResponse::refusal);
  }

  private byte[] edited(byte[] before) {
    if (!holdsBrace(before)) {
      return before;
    }
    return edit.message().apply(before).map(this::announced).orElse(before);
  }

  private byte[] announced(byte[] after) {
    ABOUT_BYTES.forEach(getHeaders()::remove);
    getHeaders().setContentLength(after.length);
    return after;
  }

  /** Without one it is no message, in whatever encoding. */
  private static boolean holdsBrace(byte[] text) {
    for (byte each : text) {
      if (each == '{') {
        return true;
      }
    }
    return false;
  }

  private static Throwable refusal(Throwable failure) {
    return switch (failure) {
      case UnreadableAnswerException unreadable -> refused(unreadable.detail());
      case RefusedEventException event -> refused(String.valueOf(event.getMessage()));
      case DataBufferLimitException _ -> refused("more than mcp.gateway.limits.body");
      default -> failure;
    };
  }

  private static RefusedException refused(String detail) {
    return new RefusedException(new Refusal.UnreadableAnswer(detail));
  }
}
