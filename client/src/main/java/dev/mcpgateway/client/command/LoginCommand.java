package dev.mcpgateway.client.command;

import dev.mcpgateway.client.mcp.Session;
import java.net.URI;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import reactor.core.publisher.Mono;

/** Gets a token and keeps it for the commands that follow. */
@Command(
    name = "login",
    description = "Logs in to an MCP server and keeps the token for later commands.",
    footerHeading = "%nExample:%n",
    footer = {
      "  mcp-client login https://mcp.example.com/mcp --store tokens --store-key-file key",
      "  mcp-client call https://mcp.example.com/mcp echo message=hi --store tokens"
          + " --store-key-file key"
    })
final class LoginCommand implements Callable<Integer> {

  @Mixin private final ClientOptions options = new ClientOptions();

  @Mixin private final ServerParameter server = new ServerParameter();

  @Override
  public Integer call() {
    URI url = server.url();
    Output output = options.output().open();
    options.store().required();
    Flow flow = new Flow("login " + url, options, output, output);
    Session session = Connection.open(url, options, flow);
    return flow.run(
        Mono.usingWhen(
            Mono.just(session),
            opened ->
                opened
                    .open()
                    .map(info -> {
                      output.result("Logged in to " + info.name() + " at " + url + ".");
                      output.data("server", Json.of(info));
                      return ExitCode.OK;
                    }),
            Session::close));
  }
}
