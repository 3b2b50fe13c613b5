package dev.mcpgateway.client.command;

import java.net.URI;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import reactor.core.publisher.Mono;

/** Forgets the token that is kept for a server. */
@Command(
    name = "logout",
    description =
        "Forgets the token that is kept for an MCP server. The authorization server is not told.")
final class LogoutCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Mixin private final ClientOptions options = new ClientOptions();

  @Parameters(paramLabel = "URL", converter = UriConverter.class, description = "The MCP server.")
  private @Nullable URI server;

  @Override
  public Integer call() {
    URI url = Terminal.present(server);
    Output output = Terminal.output(Terminal.present(spec), options.output());
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
