package dev.mcpgateway.client.doctor;

import static dev.mcpgateway.client.doctor.Check.in;
import static dev.mcpgateway.client.doctor.Check.inAnswer;
import static dev.mcpgateway.client.doctor.Check.inAny;
import static dev.mcpgateway.client.doctor.Severity.ERROR;
import static dev.mcpgateway.client.doctor.Severity.INFO;
import static dev.mcpgateway.client.doctor.Severity.WARNING;

import dev.mcpgateway.client.doctor.Arrival.What;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How a server that lets calls through streams its answers. */
final class StreamChecks {

  private static final String TRANSPORTS = "MCP 2025-11-25, Transports, Streamable HTTP";

  /** A tool that is done sooner says nothing about buffers. */
  private static final long SHORTEST = 500;

  private static final Pattern UNCACHED = Pattern.compile("no-store|no-cache|private");

  static final List<Check> ALL =
      List.of(
          new Check(
              "SSE-01",
              ERROR,
              "The events of a stream are held back until its end",
              TRANSPORTS + "; MCP 2026-07-28, Transports",
              "Turn buffering off in each proxy, and flush after each event.",
              inAnswer(StreamChecks::measured, StreamChecks::isHeldBack)),
          new Check(
              "SSE-02",
              ERROR,
              "The answer to a call is neither JSON nor a stream of events",
              TRANSPORTS,
              "Answer with Content-Type: application/json or text/event-stream. Give clients the"
                  + " address of the MCP endpoint, not that of a page.",
              inAnswer(StreamChecks::firstAnswer, one -> !one.isMessage() && !one.isStream())),
          new Check(
              "SSE-03",
              INFO,
              "Caches may keep a stream",
              "RFC 9111, 3; HTML, Server-sent events",
              "Send Cache-Control: no-store with each stream.",
              inAny(
                  StreamChecks::streams,
                  one -> !UNCACHED.matcher(one.header("Cache-Control")).find())),
          new Check(
              "SSE-04",
              INFO,
              "A stream does not ask proxies to leave it unbuffered",
              "MCP 2026-07-28, Transports",
              "Send X-Accel-Buffering: no with each stream.",
              inAny(StreamChecks::notOfNginx, one -> !one.lists("X-Accel-Buffering", "no"))),
          new Check(
              "SSE-05",
              WARNING,
              "A stream is compressed",
              TRANSPORTS,
              "Leave text/event-stream out of what is compressed: compression holds events back"
                  + " until it has enough of them.",
              inAny(StreamChecks::streams, one -> !one.header("Content-Encoding").isEmpty())),
          new Check(
              "SSE-06",
              ERROR,
              "A stream has a length before it ends",
              "RFC 9112, 6.3; " + TRANSPORTS,
              "Something collects the whole answer before it sends it; turn that off for"
                  + " text/event-stream.",
              inAny(StreamChecks::streams, one -> !one.header("Content-Length").isEmpty())),
          new Check(
              "SSE-07",
              WARNING,
              "GET neither opens a stream nor is answered with 405",
              TRANSPORTS + ", Listening for Messages from the Server",
              "Answer GET with text/event-stream, or with 405 if there is no such stream.",
              in(Probe.IDLE, one -> !one.isStream() && one.status() != 405)),
          new Check(
              "SSE-08",
              INFO,
              "Nothing comes on a stream on which nothing happens",
              "HTML, Server-sent events, Authoring notes",
              "Send a comment every 15 seconds or so: proxies close what is silent for a minute.",
              inAnswer(StreamChecks::listenedTo, one -> one.arrivals().size() < 2)),
          new Check(
              "SSE-09",
              WARNING,
              "A stream stays open after the answer",
              TRANSPORTS,
              "End the stream once the answer is sent; clients and proxies keep the connection for"
                  + " nothing.",
              inAny(StreamChecks::ended, one -> one.has(What.ANSWER) && !one.has(What.END))),
          new Check(
              "SSE-10",
              ERROR,
              "A stream ends without the answer",
              TRANSPORTS,
              "Look for a limit of time in the proxies before the server. A server that ends it"
                  + " itself must send an event with an id first.",
              inAny(
                  StreamChecks::ended,
                  one ->
                      (one.has(What.END) || one.has(What.BREAK))
                          && !one.has(What.ANSWER)
                          && !one.has(What.MARK))),
          new Check(
              "SSE-11",
              WARNING,
              "GET for a stream is not answered until something happens on it",
              TRANSPORTS + ", Listening for Messages from the Server",
              "Send the status and the headers at once. Whatever waits for the first event holds"
                  + " back others, too.",
              inAnswer(StreamChecks::asked, one -> !one.isAnswered())));

  private StreamChecks() {}

  /** The tool's stream, if it took its time and had something to tell meanwhile. */
  private static Optional<Exchange> measured(Examination seen) {
    return seen.answer(Probe.TOOL)
        .filter(one -> one.has(What.ANSWER))
        .filter(one -> events(one).size() > 1 && events(one).getLast() >= SHORTEST);
  }

  private static List<Long> events(Exchange one) {
    return one.arrivals().stream().filter(Arrival::isEvent).map(Arrival::millis).toList();
  }

  private static boolean isHeldBack(Exchange one) {
    List<Long> events = events(one);
    return events.getLast() - events.getFirst() < events.getLast() / 10;
  }

  private static Optional<Exchange> firstAnswer(Examination seen) {
    return seen.good().or(() -> seen.answer("post").filter(Exchange::isAccepted));
  }

  /** The stream without a request, if it was listened to for long enough to tell. */
  private static Optional<Exchange> listenedTo(Examination seen) {
    return seen.answer(Probe.TOOL)
        .flatMap(_ -> seen.answer(Probe.IDLE))
        .filter(Exchange::isStream)
        .filter(one -> one.header("Content-Encoding").isEmpty());
  }

  /** GET for a stream, answered or not, of a server that answered a call just before. */
  private static Optional<Exchange> asked(Examination seen) {
    return seen.answer(Probe.CALL).flatMap(_ -> seen.exchange(Probe.IDLE));
  }

  private static List<Exchange> streams(Examination seen) {
    return seen.answers("").stream().filter(Exchange::isStream).toList();
  }

  /** nginx takes the header for itself. */
  private static List<Exchange> notOfNginx(Examination seen) {
    return streams(seen).stream().filter(one -> !Product.NGINX.isIn(one, seen)).toList();
  }

  /** The streams that were looked at for long enough to see how they end. */
  private static List<Exchange> ended(Examination seen) {
    return Stream.of(Probe.CALL, Probe.TOOL)
        .flatMap(name -> seen.answer(name).stream())
        .filter(Exchange::isStream)
        .filter(one -> one.header("Content-Encoding").isEmpty())
        .toList();
  }
}
