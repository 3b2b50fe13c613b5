package dev.mcpgateway.client.command;

import dev.mcpgateway.client.login.Revocation;
import dev.mcpgateway.client.login.TokenStore;
import java.net.URI;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import reactor.core.publisher.Mono;

/** Gives back the token that is kept for a server, and forgets it. */
@Command(
    name = "logout",
    description = {
      "Revokes the token that is kept for an MCP server at its authorization server, and forgets it.",
      "It is forgotten also where it cannot be revoked; then that is said."
    },
    footerHeading = "%nExample:%n",
    footer = "  mcp-client logout https://mcp.example.com/mcp --store tokens --store-key-file key")
final class LogoutCommand implements Callable<Integer> {

  @Mixin private final ClientOptions options = new ClientOptions();
  @Mixin private final ServerParameter server = new ServerParameter();

  @Override
  public Integer call() {
    URI url = server.url();
    Output output = options.output().open();
    TokenStore store = options.store().required();
    Flow flow = new Flow("logout " + url, options, output, output);
    Revocation revocation = Connection.revocation(url, options, flow);
    return flow.run(
        store
            .grants(url)
            .concatMap(revocation::revoke)
            .reduce(Revocation.Outcome.DONE, Revocation.Outcome::and)
            .flatMap(outcome -> store.remove(url).then(ended(outcome, url, output))));
  }

  private static Mono<Integer> ended(Revocation.Outcome outcome, URI url, Output output) {
    return Mono.fromCallable(() -> {
      outcome.left().forEach(output::say);
      output.data("stillGood", Json.words(outcome.left()));
      output.result("No token is kept for " + url + ".");
      outcome
          .failure()
          .ifPresent(problem -> {
            throw problem.asException();
          });
      return ExitCode.OK;
    });
  }
}
