package dev.mcpgateway.gateway.mcp;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** Replaces parts of a text, from its start to its end. */
final class Edits {

  private final byte[] text;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private int done;

  Edits(byte[] text) {
    this.text = text;
  }

  /** From {@code start} to before {@code end} there shall be something else. */
  void replace(int start, int end, byte[] replacement) {
    out.write(text, done, start - done);
    out.writeBytes(replacement);
    done = end;
  }

  /** The edited text; empty if nothing was replaced. */
  Optional<byte[]> result() {
    if (done == 0) {
      return Optional.empty();
    }
    out.write(text, done, text.length - done);
    return Optional.of(out.toByteArray());
  }
}
