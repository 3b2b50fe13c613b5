package dev.mcpgateway.gateway.buffer;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;

/** Pieces of a stream as they come from the network. */
public final class Pieces {

  private Pieces() {}

  /** The bytes of a piece, which is released. */
  public static byte[] take(DataBuffer piece) {
    byte[] bytes = new byte[piece.readableByteCount()];
    piece.read(bytes);
    DataBufferUtils.release(piece);
    return bytes;
  }
}
