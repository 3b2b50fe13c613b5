package dev.mcpgateway.acceptance.clients;

import dev.mcpgateway.acceptance.machine.NodeTools;
import dev.mcpgateway.acceptance.machine.Repository;
import dev.mcpgateway.acceptance.party.BrowsingUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one program finds around it: a directory of its own, and a user at a browser. */
final class Surroundings implements AutoCloseable {

  private final Path home;
  private final BrowsingUser user;

  private Surroundings(Path home, BrowsingUser user) {
    this.home = home;
    this.user = user;
  }

  static Surroundings of(Program program) throws IOException {
    Path home = Files.createTempDirectory(Repository.target("clients"), program.clientId());
    NodeTools node = NodeTools.required();
    // The name under which this project's client looks for it; the others are told the path.
    Path browser = home.resolve("xdg-open");
    Files.writeString(
        browser,
        "#!/bin/sh\nexec '%s' '%s' \"$@\"\n".formatted(node.node(), node.script("browser.mjs")));
    Files.setPosixFilePermissions(browser, PosixFilePermissions.fromString("rwx------"));
    return new Surroundings(home, BrowsingUser.start());
  }

  /** Where the program keeps what it learns. */
  Path home() {
    return home;
  }

  /** Variables by which the programs find the browser and their directory. */
  Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("PATH", home + ":" + System.getenv("PATH"));
    environment.put("BROWSER", home.resolve("xdg-open").toString());
    environment.put("BROWSER_USER", user.address().toString());
    environment.put("MEMORY", home.resolve("memory").toString());
    environment.put("MCP_REMOTE_CONFIG_DIR", home.resolve("mcp-remote").toString());
    environment.put("MCP_STORAGE_DIR", home.resolve("inspector").toString());
    environment.put("MCP_INSPECTOR_SECRET_STORE", "file");
    environment.put("MCP_AUTO_OPEN_ENABLED", "true");
    return environment;
  }

  /** The same, and one variable more. */
  Map<String, String> environment(String name, String value) {
    Map<String, String> environment = environment();
    environment.put(name, value);
    return environment;
  }

  /** How often the program sent its user to a browser. */
  int logins() {
    return user.asked().size();
  }

  /** What the program asked for the last time. */
  Set<String> askedLast() {
    List<Set<String>> asked = user.asked();
    return asked.isEmpty() ? Set.of() : asked.getLast();
  }

  @Override
  public void close() {
    user.close();
  }
}
