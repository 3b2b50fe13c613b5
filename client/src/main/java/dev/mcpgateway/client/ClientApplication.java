package dev.mcpgateway.client;

/** Starts the command line. */
public final class ClientApplication {

  private ClientApplication() {}

  static void main(String[] arguments) {
    System.exit(arguments.length);
  }
}
