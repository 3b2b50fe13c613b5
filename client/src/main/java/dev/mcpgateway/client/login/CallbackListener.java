package dev.mcpgateway.client.login;

import dev.mcpgateway.client.authorization.AuthorizationAnswer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Port: receives the browser when the authorization server sends it back. */
@FunctionalInterface
public interface CallbackListener {

  /** Starts to listen. */
  Mono<Listening> listen();

  /** Starts to listen where a redirect URI that is registered already leads to, if it can. */
  default Mono<Listening> listen(Optional<URI> registered) {
    return listen();
  }

  /** A listener at work. */
  interface Listening {

    /** What to register and send as {@code redirect_uri}. */
    URI redirectUri();

    /**
     * Waits for the answer.
     *
     * @param judge says what the parameters of a request mean; a stray one does not end the wait
     */
    Mono<AuthorizationAnswer> answer(
        Function<Map<String, List<String>>, AuthorizationAnswer> judge);

    Mono<Void> close();
  }
}
