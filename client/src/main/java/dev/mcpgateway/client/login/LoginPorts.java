package dev.mcpgateway.client.login;

import dev.mcpgateway.client.flow.Trace;
import reactor.core.publisher.Mono;

/**
 * What a login needs of its surroundings.
 *
 * @param browser lets the user meet the authorization server
 * @param listener receives the answer
 * @param store keeps the grant
 * @param registrations knows the client ids
 * @param trace is told of each step
 */
public record LoginPorts(
    Browser browser,
    CallbackListener listener,
    TokenStore store,
    Registrations registrations,
    Trace trace) {

  /** For grants that need no browser on this machine. */
  public static LoginPorts withoutBrowser(
      TokenStore store, Registrations registrations, Trace trace) {
    return new LoginPorts(
        _ -> Mono.error(LoginPorts::unattended),
        () -> Mono.error(LoginPorts::unattended),
        store,
        registrations,
        trace);
  }

  private static IllegalStateException unattended() {
    return new IllegalStateException("A login by browser needs a browser and a listener");
  }
}
