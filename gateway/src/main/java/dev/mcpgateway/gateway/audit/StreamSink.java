package dev.mcpgateway.gateway.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A stream that stays open, such as standard output. */
final class StreamSink implements Sink {

  private final OutputStream out;

  StreamSink(OutputStream out) {
    this.out = out;
  }

  /** In one piece, so that no line of another writer comes between. */
  @Override
  public void write(List<String> lines) throws IOException {
    out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  @Override
  public void close() {}
}
