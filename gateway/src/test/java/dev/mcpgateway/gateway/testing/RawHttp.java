package dev.mcpgateway.gateway.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Sends requests byte by byte as a test wrote them: no client library allows the odd ones. */
public final class RawHttp {

  private static final int PATIENCE_MILLIS = 20_000;

  private RawHttp() {}

  /**
   * An answer.
   *
   * @param status of it
   * @param headers its lines
   * @param body as text, still chunked if it was
   */
  public record Answer(int status, List<String> headers, String body) {

    /** Every value of a header. */
    public List<String> all(String name) {
      return headers.stream()
          .filter(each -> each.regionMatches(true, 0, name + ":", 0, name.length() + 1))
          .map(each -> each.substring(name.length() + 1).strip())
          .toList();
    }

    /** The first value of a header. */
    public Optional<String> header(String name) {
      return all(name).stream().findFirst();
    }
  }

  /**
   * Sends one request and reads until the connection is closed, which the request asks for.
   *
   * @param port on loopback
   * @param target the request target, whatever it is
   * @param headers lines; {@code Host} must be among them if it is wanted
   */
  public static Answer send(int port, String method, String target, String... headers) {
    String text =
        method
            + " "
            + target
            + " HTTP/1.1\r\n"
            + String.join("", Arrays.stream(headers).map(each -> each + "\r\n").toList())
            + "Connection: close\r\n\r\n";
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      byte[] answer = socket.getInputStream().readAllBytes();
      return parse(new String(answer, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Answer parse(String answer) {
    int end = answer.indexOf("\r\n\r\n");
    List<String> lines = answer.substring(0, end).lines().toList();
    int status = Integer.parseInt(lines.getFirst().split(" ", 3)[1]);
    return new Answer(status, lines.subList(1, lines.size()), answer.substring(end + 4));
  }
}
