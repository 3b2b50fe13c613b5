package dev.mcpgateway.client.report;

import java.net.URI;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.http.client.reactive.ClientHttpRequestDecorator;
import org.springframework.http.client.reactive.ClientHttpResponse;
import org.springframework.http.client.reactive.ClientHttpResponseDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Sees each request as it goes out, after all filters, and each answer as it comes in.
 *
 * @param connector does the work
 * @param recorder keeps what is seen
 */
record RecordingConnector(ClientHttpConnector connector, Recorder recorder)
    implements ClientHttpConnector {

  @Override
  public Mono<ClientHttpResponse> connect(
      HttpMethod method, URI uri, Function<? super ClientHttpRequest, Mono<Void>> callback) {
    return Mono.defer(() -> {
      Entry.Exchange exchange = recorder.begin(method, uri);
      return connector
          .connect(method, uri, request -> callback.apply(new Seen(request, exchange.request())))
          .doOnError(failed -> exchange.outcome().set(failed.getClass().getSimpleName()))
          .map(response -> new Heard(response, exchange));
    });
  }

  private static final class Seen extends ClientHttpRequestDecorator {

    private final Message message;

    Seen(ClientHttpRequest request, Message message) {
      super(request);
      this.message = message;
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
      message.headers(getHeaders());
      return super.writeWith(Flux.from(body).doOnNext(message::part));
    }

    @Override
    public Mono<Void> setComplete() {
      message.headers(getHeaders());
      return super.setComplete();
    }
  }

  private static final class Heard extends ClientHttpResponseDecorator {

    private final Message message;

    Heard(ClientHttpResponse response, Entry.Exchange exchange) {
      super(response);
      this.message = exchange.answer();
      message.headers(response.getHeaders());
      exchange.outcome().set(Integer.toString(response.getStatusCode().value()));
    }

    @Override
    public Flux<DataBuffer> getBody() {
      return super.getBody().doOnNext(message::part);
    }
  }
}
