package dev.mcpgateway.gateway.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** A stream that a client has open: what came so far can be read while it goes on. */
public final class EventReader implements AutoCloseable {

  private final HttpResponse<InputStream> response;

  EventReader(HttpResponse<InputStream> response) {
    this.response = response;
  }

  public HttpResponse<InputStream> response() {
    return response;
  }

  /** Waits for exactly as many bytes as the text has. */
  public String read(String expected) {
    return read(expected.getBytes(StandardCharsets.UTF_8).length);
  }

  /** Waits for this many bytes; fewer if the stream ends. */
  public String read(int bytes) {
    try {
      return new String(response.body().readNBytes(bytes), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Waits for the end of the stream.
   *
   * @throws UncheckedIOException if it is broken off
   */
  public String readToEnd() {
    try {
      return new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Leaves. */
  @Override
  public void close() {
    try {
      response.body().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
