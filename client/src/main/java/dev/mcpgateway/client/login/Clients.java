package dev.mcpgateway.client.login;

import dev.mcpgateway.client.authorization.Asked;
import dev.mcpgateway.client.authorization.ClientRegistration;
import dev.mcpgateway.client.flow.Problem;
import dev.mcpgateway.client.flow.Step;
import dev.mcpgateway.client.metadata.ServerMetadata;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The last look at a registration before a server sees it.
 *
 * @param registrations where it is from
 */
record Clients(Registrations registrations) {

  /** What a client that no browser is sent back to asks for. */
  Mono<Asked> asked(Way.Goal goal) {
    return registrations.at(goal.server()).publishOn(Schedulers.boundedElastic()).map(goal::asked);
  }

  /** A registration at another server is not shown to this one, whatever a port returns. */
  static ClientRegistration checked(ClientRegistration client, ServerMetadata server) {
    if (!client.issuer().equals(server.issuer())) {
      throw Problem.notAuthorized(
              Step.AUTHORIZATION,
              "a client id for " + server.issuer(),
              "one for " + client.issuer(),
              "Register the client there as well.")
          .asException();
    }
    return client;
  }
}
