package dev.mcpgateway.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mcpgateway.client.command.ClientCommand;
import java.io.Console;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Optional;

/** Starts the command line. */
public final class ClientApplication {

  private ClientApplication() {}

  static void main(String[] arguments) {
    // one connection at a time: the portable transport starts faster than a native one
    System.setProperty("reactor.netty.native", "false");
    Charset charset =
        Optional.ofNullable(System.console())
            .filter(Console::isTerminal)
            .map(terminal -> ofTerminal(terminal.charset()))
            .orElse(UTF_8);
    System.exit(
        ClientCommand.execute(writer(System.out, charset), writer(System.err, charset), arguments));
  }

  /**
   * A terminal of Windows may have a code page; that of a container, whose locale is not set, none.
   */
  static Charset ofTerminal(Charset charset) {
    return charset.equals(US_ASCII) ? UTF_8 : charset;
  }

  /** Files and other programs get UTF-8, whatever the system's own encoding is. */
  private static PrintWriter writer(OutputStream stream, Charset charset) {
    return new PrintWriter(new OutputStreamWriter(stream, charset), true);
  }
}
