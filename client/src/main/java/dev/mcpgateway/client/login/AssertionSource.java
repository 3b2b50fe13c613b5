package dev.mcpgateway.client.login;

import dev.mcpgateway.client.flow.Secret;
import dev.mcpgateway.client.flow.Step;
import dev.mcpgateway.client.http.Fetcher;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Port: where a signed token about a workload or a user comes from.
 *
 * <p>It is read anew for each grant: platforms replace it long before it expires.
 */
@FunctionalInterface
public interface AssertionSource {

  /** What it holds now. */
  Mono<Secret> read();

  /** A file, such as a projected service account token. */
  static AssertionSource file(Path file) {
    return () ->
        Mono.fromCallable(() -> Assertions.ofFile(file)).subscribeOn(Schedulers.boundedElastic());
  }

  /**
   * A variable of the environment.
   *
   * @param environment gives a variable's value
   */
  static AssertionSource variable(String name, Function<String, @Nullable String> environment) {
    return () ->
        Mono.fromCallable(() ->
            Assertions.checked(
                Optional.ofNullable(environment.apply(name)).orElse(""), "the variable " + name));
  }

  /**
   * An address that answers with the token and nothing else.
   *
   * <p>It is the user's own choice, and may be where no server could lead to: platforms give such
   * tokens on this machine or at a link-local address.
   */
  static AssertionSource address(URI address, Fetcher fetcher) {
    Fetcher own = fetcher.from(address);
    return () ->
        own.document(Step.TOKEN, address)
            .map(fetched ->
                Assertions.checked(
                    fetched.isOk() ? fetched.body().text() : "", address.toString()));
  }
}
