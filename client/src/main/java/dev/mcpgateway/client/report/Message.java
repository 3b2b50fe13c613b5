package dev.mcpgateway.client.report;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;

/** One side of an exchange as it passes: its headers, and the beginning of its body. */
final class Message {

  private static final int MOST_BYTES = 32 * 1024;

  private final ByteBuffer body = ByteBuffer.allocate(MOST_BYTES);
  private List<Map.Entry<String, List<String>>> headers = List.of();
  private long length;

  synchronized void headers(HttpHeaders all) {
    headers =
        all.headerSet().stream()
            .map(header -> Map.entry(header.getKey(), List.copyOf(header.getValue())))
            .toList();
  }

  synchronized void part(DataBuffer part) {
    int kept = Math.min(part.readableByteCount(), body.remaining());
    part.toByteBuffer(part.readPosition(), body, body.position(), kept);
    body.position(body.position() + kept);
    length += part.readableByteCount();
  }

  synchronized List<Map.Entry<String, List<String>>> headers() {
    return headers;
  }

  synchronized String contentType() {
    return headers.stream()
        .filter(header -> header.getKey().equalsIgnoreCase(HttpHeaders.CONTENT_TYPE))
        .map(header -> header.getValue().getFirst().toLowerCase(Locale.ROOT))
        .findFirst()
        .orElse("");
  }

  synchronized String text() {
    return new String(body.array(), 0, body.position(), StandardCharsets.UTF_8);
  }

  synchronized long length() {
    return length;
  }

  synchronized boolean isWhole() {
    return length == body.position();
  }
}
