package dev.mcpgateway.client.store;

import java.util.List;

/** A system's program for its keyring, and what it is told. */
enum KeyringTool {
  /** Of Linux: the Secret Service. */
  SECRET_TOOL("secret-tool", 1),
  /** Of macOS; it reads a whole command, so that the key is in none of its arguments. */
  SECURITY("security", 44);

  private static final String SERVICE = "mcp-client token store";

  private final String program;
  private final int nothingFound;

  KeyringTool(String program, int nothingFound) {
    this.program = program;
    this.nothingFound = nothingFound;
  }

  String program() {
    return program;
  }

  /** The exit code of a look-up that finds nothing. */
  int nothingFound() {
    return nothingFound;
  }

  /** The arguments that ask for a key. */
  List<String> lookup(String account) {
    return switch (this) {
      case SECRET_TOOL -> List.of("lookup", "service", SERVICE, "account", account);
      case SECURITY -> List.of("find-generic-password", "-s", SERVICE, "-a", account, "-w");
    };
  }

  /** The arguments that give a key, which follows on standard input. */
  List<String> store(String account) {
    return switch (this) {
      case SECRET_TOOL ->
          List.of("store", "--label=" + SERVICE, "service", SERVICE, "account", account);
      case SECURITY -> List.of("-i");
    };
  }

  /** What is to stand on standard input, to give a key. */
  String input(String account, String key) {
    return switch (this) {
      case SECRET_TOOL -> key;
      case SECURITY ->
          "add-generic-password -U -s %s -a %s -w %s\n"
              .formatted(quoted(SERVICE), quoted(account), quoted(key));
    };
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
