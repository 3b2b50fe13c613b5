package dev.mcpgateway.client.command;

import java.net.URI;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import reactor.core.publisher.Mono;

/** Forgets the token that is kept for a server. */
@Command(
    name = "logout",
    description =
        "Forgets the token that is kept for an MCP server. The authorization server is not told.")
final class LogoutCommand implements Callable<Integer> {

  @Mixin private final ClientOptions options = new ClientOptions();

  @Mixin private final ServerParameter server = new ServerParameter();

  @Override
  public Integer call() {
    URI url = server.url();
    Output output = options.output().open();
    return new Flow("logout " + url, options, output, output)
        .run(
            options
                .store()
                .required()
                .remove(url)
                .then(
                    Mono.fromSupplier(() -> {
                      output.result("No token is kept for " + url + ".");
                      return ExitCode.OK;
                    })));
  }
}
