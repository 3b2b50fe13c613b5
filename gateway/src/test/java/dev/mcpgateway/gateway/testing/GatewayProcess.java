package dev.mcpgateway.gateway.testing;

import dev.mcpgateway.gateway.GatewayApplication;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The gateway as a process of its own, and all that it logged. */
public final class GatewayProcess implements AutoCloseable {

  private final int port;
  private final int managementPort;
  private final Process process;
  private final Queue<String> log = new ConcurrentLinkedQueue<>();

  private GatewayProcess(int port, int managementPort, Process process) {
    this.port = port;
    this.managementPort = managementPort;
    this.process = process;
  }

  /**
   * Starts one and waits until it listens.
   *
   * @param options of the virtual machine
   */
  public static GatewayProcess start(Map<String, String> properties, String... options) {
    int port = freePort();
    int managementPort = freePort();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            GatewayApplication.class.getName(),
            "--server.port=" + port,
            "--management.server.port=" + managementPort));
    properties.forEach((name, value) -> command.add("--" + name + "=" + value));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      GatewayProcess gateway = new GatewayProcess(port, managementPort, process);
      gateway.awaitStart(process.inputReader(StandardCharsets.UTF_8));
      return gateway;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitStart(BufferedReader output) throws IOException {
    String line = output.readLine();
    while (line != null && !line.contains("Started GatewayApplication")) {
      log.add(line);
      line = output.readLine();
    }
    if (line == null) {
      throw new AssertionError("the gateway did not start: " + log);
    }
    Thread.ofVirtual().start(() -> drain(output));
  }

  private void drain(BufferedReader output) {
    try {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        log.add(line);
      }
    } catch (IOException _) {
      // the process has ended
    }
  }

  /** The public port. */
  public int port() {
    return port;
  }

  /** The port of health and metrics. */
  public int managementPort() {
    return managementPort;
  }

  /** The id of the process. */
  public long id() {
    return process.pid();
  }

  /** Whether a line of its log contains this. */
  public boolean hasLogged(Pattern text) {
    return log.stream().anyMatch(line -> text.matcher(line).find());
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Asks it to end, as an operator does, and does not wait: what it still logs is heard. */
  public void askToEnd() {
    process.toHandle().destroy();
  }

  @Override
  public void close() {
    askToEnd();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
