package dev.mcpgateway.authserver;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * Asks a running server for its health and ends with 0 or 1: the health check of an image that
 * holds a JRE and nothing else.
 */
final class HealthProbe {

  static final String DEFAULT_ADDRESS = "http://127.0.0.1:9000/health";

  private static final int TIMEOUT_MILLIS = 3_000;

  private HealthProbe() {}

  static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  /** The exit status, if the first argument asks for the server's health. */
  static OptionalInt ifAsked(String[] arguments) {
    return arguments.length > 0 && arguments[0].equals("health")
        ? OptionalInt.of(run(Arrays.copyOfRange(arguments, 1, arguments.length)))
        : OptionalInt.empty();
  }

  static int run(String[] arguments) {
    String address = Arrays.stream(arguments).findFirst().orElse(DEFAULT_ADDRESS);
    try {
      int status = statusOf(URI.create(address));
      if (status == HttpURLConnection.HTTP_OK) {
        return 0;
      }
      System.err.println(address + " answered " + status + ", expected 200");
    } catch (IOException | IllegalArgumentException failure) {
      System.err.println(address + " did not answer: " + failure.getMessage());
    }
    return 1;
  }

  // HttpURLConnection, because it starts several times faster than HttpClient
  private static int statusOf(URI address) throws IOException {
    if (!(address.toURL().openConnection() instanceof HttpURLConnection connection)) {
      throw new IllegalArgumentException("expected an http address");
    }
    connection.setConnectTimeout(TIMEOUT_MILLIS);
    connection.setReadTimeout(TIMEOUT_MILLIS);
    connection.setInstanceFollowRedirects(false);
    try {
      return connection.getResponseCode();
    } finally {
      connection.disconnect();
    }
  }
}
