package dev.mcpgateway.acceptance.party;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A stream of server-sent events whose every event leaves when the test says so. */
public final class EventStream implements RecordingBackend.Answer {

  private static final String END = "";

  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

  /** Sends an event with a name and one line of data. */
  public void send(String name, String data) {
    events.add("event: " + name + "\ndata: " + data + "\n\n");
  }

  public void end() {
    events.add(END);
  }

  @Override
  public void to(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    OutputStream out = exchange.getResponseBody();
    for (String event = next(); !event.equals(END); event = next()) {
      out.write(event.getBytes(StandardCharsets.UTF_8));
      out.flush();
    }
  }

  private String next() throws IOException {
    try {
      return events.take();
    } catch (InterruptedException _) {
      throw new InterruptedIOException();
    }
  }
}
