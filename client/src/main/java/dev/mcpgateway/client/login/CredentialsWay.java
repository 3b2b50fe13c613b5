package dev.mcpgateway.client.login;

import dev.mcpgateway.client.authorization.Asked;
import dev.mcpgateway.client.authorization.Grant;
import dev.mcpgateway.client.authorization.GrantForm;
import dev.mcpgateway.client.flow.FlowException;
import dev.mcpgateway.client.flow.Problem;
import dev.mcpgateway.client.flow.Step;
import reactor.core.publisher.Mono;

/** The client shows its own credential, and nobody is asked. */
final class CredentialsWay implements Way {

  private final Clients clients;
  private final Redemption redemption;

  CredentialsWay(Clients clients, Redemption redemption) {
    this.clients = clients;
    this.redemption = redemption;
  }

  @Override
  public Mono<Grant> grant(Goal goal) {
    return clients
        .asked(goal)
        .flatMap(asked ->
            isPublic(asked)
                ? Mono.error(nameless())
                : redemption.grant(asked, GrantForm.clientCredentials(asked)))
        .map(Grant::withoutRefreshToken);
  }

  private static boolean isPublic(Asked asked) {
    return asked.client().secret().isEmpty() && asked.client().key().isEmpty();
  }

  private static FlowException nameless() {
    return Problem.notAuthorized(
            Step.TOKEN,
            "a secret or a key, by which a client that acts for itself shows who it is",
            "neither",
            "Give --client-key-file or --client-secret-file, with --client-id and --issuer.")
        .asException();
  }
}
