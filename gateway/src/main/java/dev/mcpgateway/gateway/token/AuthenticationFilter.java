package dev.mcpgateway.gateway.token;

import dev.mcpgateway.gateway.caller.AccessToken;
import dev.mcpgateway.gateway.caller.Caller;
import dev.mcpgateway.gateway.caller.Credential;
import dev.mcpgateway.gateway.edge.OriginPolicy;
import dev.mcpgateway.gateway.exchange.ExchangeKey;
import dev.mcpgateway.gateway.refusal.CredentialStanding;
import dev.mcpgateway.gateway.refusal.Refusal;
import dev.mcpgateway.gateway.refusal.RefusalWriter;
import dev.mcpgateway.gateway.resource.ProtectedServer;
import dev.mcpgateway.gateway.token.Possession.Shown;
import dev.mcpgateway.gateway.token.credential.CookieGuard;
import dev.mcpgateway.gateway.token.credential.CredentialReader;
import dev.mcpgateway.gateway.token.credential.Reading;
import dev.mcpgateway.gateway.token.jwt.Confirmation;
import java.util.Optional;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Lets a request to a protected server pass if its access token is good there, and leaves the
 * caller on it; refuses it otherwise. Each request is judged on its own: connections and sessions
 * prove nothing, and what a token is bound to is proved anew.
 *
 * <p>No bean, because every bean of its kind is put before all requests by itself; the security
 * chain holds it.
 */
public final class AuthenticationFilter implements WebFilter {

  private final TokenVerifier verifier;
  private final Possession possession;
  private final OpenTokens open;
  private final CookieGuard cookieGuard;
  private final RefusalWriter refusals;

  public AuthenticationFilter(
      TokenVerifier verifier,
      Possession possession,
      OpenTokens open,
      OriginPolicy origins,
      RefusalWriter refusals) {
    this.verifier = verifier;
    this.possession = possession;
    this.open = open;
    this.cookieGuard = new CookieGuard(origins);
    this.refusals = refusals;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    return ExchangeKey.SERVER
        .find(exchange)
        .map(server -> authenticate(exchange, server, chain))
        .orElseGet(() -> chain.filter(exchange));
  }

  private Mono<Void> authenticate(
      ServerWebExchange exchange, ProtectedServer server, WebFilterChain chain) {
    ServerHttpRequest request = exchange.getRequest();
    Reading reading =
        CredentialReader.read(
            request.getHeaders(),
            request.getURI().getRawQuery(),
            server.accessTokenCookie(),
            possession.readsProofs(server));
    return switch (reading) {
      case Reading.Absent _ -> refusals.write(exchange, new Refusal.NoCredential());
      case Reading.Malformed malformed ->
          refusals.write(exchange, new Refusal.InvalidRequest(malformed.detail()));
      case Reading.Shown(AccessToken token, Credential credential) -> {
        ExchangeKey.CREDENTIAL.put(exchange, credential);
        ExchangeKey.TOKEN_HASH.put(exchange, token.hash());
        Optional<Refusal> foreign =
            credential == Credential.COOKIE ? cookieGuard.check(request, server) : Optional.empty();
        yield foreign.isPresent()
            ? refusals.write(exchange, foreign.get())
            : verify(exchange, server, new Shown(token, credential), chain);
      }
    };
  }

  private Mono<Void> verify(
      ServerWebExchange exchange, ProtectedServer server, Shown shown, WebFilterChain chain) {
    return verifier
        .verify(server, shown.token())
        .flatMap(verification ->
            switch (verification) {
              case Verification.Accepted(Caller caller, Confirmation confirmation) ->
                  possession
                      .check(exchange, server, shown, confirmation)
                      .map(refusal -> refusals.write(exchange, refusal))
                      .orElseGet(() -> pass(exchange, caller, shown.token(), chain));
              case Verification.Refused(Refusal refusal) -> refusals.write(exchange, refusal);
            });
  }

  private Mono<Void> pass(
      ServerWebExchange exchange, Caller caller, AccessToken token, WebFilterChain chain) {
    ExchangeKey.CALLER.put(exchange, caller);
    ProtectedServer server = ExchangeKey.SERVER.get(exchange);
    CredentialStanding.KEY.put(exchange, () -> open.lost(server, token));
    return chain
        .filter(exchange)
        .contextWrite(
            ReactiveSecurityContextHolder.withSecurityContext(
                // only made for who asks: most requests never do
                Mono.fromSupplier(() -> CallerAuthentication.context(caller, token))));
  }
}
