package dev.mcpgateway.client.command;

import dev.mcpgateway.client.http.ConnectTo;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The option on where a URL's host really is. */
final class AddressOptions {

  @Option(
      names = "--connect-to",
      paramLabel = "HOST:PORT:HOST:PORT",
      converter = ConnectToConverter.class,
      description =
          "Connect to the second pair where a URL names the first, also if it is an address that no"
              + " server may lead to. Repeatable.")
  private List<ConnectTo> connectTo = new ArrayList<>();

  List<ConnectTo> connectTo() {
    return List.copyOf(connectTo);
  }
}
