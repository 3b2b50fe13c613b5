package dev.mcpgateway.gateway.sse;

import org.jspecify.annotations.Nullable;

/**
 * Recognises a stream of events by its media type.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">Server-sent
 *     events</a>
 */
public final class EventStream {

  /** The media type. */
  public static final String TYPE = "text/event-stream";

  private EventStream() {}

  /** Whether a content type is that of such a stream. */
  public static boolean is(@Nullable String contentType) {
    return contentType != null && contentType.regionMatches(true, 0, TYPE, 0, TYPE.length());
  }
}
