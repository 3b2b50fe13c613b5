package dev.mcpgateway.client.callback;

import dev.mcpgateway.client.authorization.AuthorizationAnswer;
import dev.mcpgateway.client.authorization.AuthorizationAnswer.Stray;
import dev.mcpgateway.client.flow.FlowException;
import dev.mcpgateway.client.flow.Problem;
import dev.mcpgateway.client.flow.Step;
import dev.mcpgateway.client.login.CallbackListener;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Listens for the browser on one path of one port.
 *
 * @param host the address to listen on: loopback, or in a container all of its own
 * @param port the port; 0: a free one
 */
public record LoopbackListener(String host, int port) implements CallbackListener {

  private static final String PATH = "/callback";

  @Override
  public Mono<Listening> listen() {
    return listen(port);
  }

  /** On the registered port, unless another one was asked for or something else listens there. */
  @Override
  public Mono<Listening> listen(Optional<URI> registered) {
    return registered
        .filter(_ -> port == 0)
        .map(URI::getPort)
        .filter(before -> registered.equals(Optional.of(redirectUri(before))))
        .map(before -> listen(before).onErrorResume(FlowException.class, _ -> listen()))
        .orElseGet(this::listen);
  }

  /** {@code localhost}, not a literal: it is what authorization servers have registered. */
  private static URI redirectUri(int port) {
    return URI.create("http://localhost:" + port + PATH);
  }

  private Mono<Listening> listen(int port) {
    return Mono.defer(() -> {
      AtWork atWork = new AtWork();
      return HttpServer.create()
          .host(host)
          .port(port)
          .route(routes -> routes.get(PATH, atWork::handle))
          .bind()
          .map(atWork::on)
          .onErrorMap(this::isTaken);
    });
  }

  private Throwable isTaken(Throwable failed) {
    return Problem.unreachable(
            Step.AUTHORIZATION,
            "to listen on " + host + ":" + port + " for the browser",
            String.valueOf(failed.getMessage()),
            "Give a free port with --callback-port, or end what listens there.")
        .asException();
  }

  /** The listener between its start and its end. */
  private static final class AtWork implements Listening {

    private final Sinks.One<AuthorizationAnswer> answer = Sinks.one();
    private final AtomicReference<Function<Map<String, List<String>>, AuthorizationAnswer>> judge =
        new AtomicReference<>(_ -> new Stray());
    private final Sinks.One<DisposableServer> server = Sinks.one();
    private volatile int port;

    Listening on(DisposableServer bound) {
      port = bound.port();
      server.tryEmitValue(bound);
      return this;
    }

    @Override
    public URI redirectUri() {
      return LoopbackListener.redirectUri(port);
    }

    @Override
    public Mono<AuthorizationAnswer> answer(
        Function<Map<String, List<String>>, AuthorizationAnswer> judgement) {
      return Mono.defer(() -> {
        judge.set(judgement);
        return answer.asMono();
      });
    }

    @Override
    public Mono<Void> close() {
      return server.asMono().doOnNext(DisposableServer::dispose).then();
    }

    /** The page is out before the wait ends: the process may end with it. */
    private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
      AuthorizationAnswer came =
          judge.get().apply(new QueryStringDecoder(request.uri()).parameters());
      CallbackPage page = CallbackPage.of(came);
      return response
          .status(page.status())
          .header("Content-Type", "text/html; charset=utf-8")
          .header("Content-Security-Policy", CallbackPage.POLICY)
          .header("Cache-Control", "no-store")
          .header("Referrer-Policy", "no-referrer")
          .header("X-Content-Type-Options", "nosniff")
          .header("Connection", "close")
          .sendString(Mono.just(page.html()))
          .then()
          .doFinally(_ -> {
            if (!(came instanceof Stray)) {
              answer.tryEmitValue(came);
            }
          });
    }
  }
}
