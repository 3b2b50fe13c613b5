package dev.mcpgateway.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mcpgateway.client.command.ClientCommand;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;

/** Starts the command line. */
public final class ClientApplication {

  private ClientApplication() {}

  static void main(String[] arguments) {
    // one connection at a time: the portable transport starts faster than a native one
    System.setProperty("reactor.netty.native", "false");
    System.exit(ClientCommand.execute(writer(System.out), writer(System.err), arguments));
  }

  /** UTF-8 also in a container, whose locale says nothing. */
  private static PrintWriter writer(OutputStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, UTF_8), true);
  }
}
