package dev.mcpgateway.gateway.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A client that begins a request over a connection of its own, and may send more of it later. Never
 * waits, so that one thread holds thousands.
 */
public final class Trickle implements AutoCloseable {

  private static final String LAST_CHUNK = "\r\n0\r\n\r\n";

  private final SocketChannel socket;
  private final StringBuilder answer = new StringBuilder();
  private final long begun = System.nanoTime();
  private long ended;

  private Trickle(SocketChannel socket) {
    this.socket = socket;
  }

  /** Sends what the request begins with to a port on loopback. */
  public static Trickle begin(int port, String start) {
    try {
      var socket =
          SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      socket.write(ByteBuffer.wrap(start.getBytes(StandardCharsets.ISO_8859_1)));
      socket.configureBlocking(false);
      return new Trickle(socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes what came, and sends a little more. */
  public void send(String more) {
    if (ended != 0) {
      return;
    }
    try {
      ByteBuffer buffer = ByteBuffer.allocate(2_048);
      int read = socket.read(buffer);
      answer.append(new String(buffer.array(), 0, Math.max(0, read), StandardCharsets.ISO_8859_1));
      if (read < 0) {
        ended = System.nanoTime();
      } else if (!more.isEmpty()) {
        socket.write(ByteBuffer.wrap(more.getBytes(StandardCharsets.ISO_8859_1)));
      }
    } catch (IOException _) {
      // a reset ends it as well
      ended = System.nanoTime();
    }
  }

  /** Takes what came. */
  public void look() {
    send("");
  }

  /** Whether the last chunk of a chunked answer has come. */
  public boolean hasEndOfBody() {
    return answer.lastIndexOf(LAST_CHUNK) > 0;
  }

  /** Whether the other side has closed the connection. */
  public boolean isEnded() {
    return ended != 0;
  }

  /** From the first byte to the end. */
  public Duration lasted() {
    return Duration.ofNanos(ended - begun);
  }

  /** What was answered. */
  public String answer() {
    return answer.toString();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
