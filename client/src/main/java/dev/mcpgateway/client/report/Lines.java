package dev.mcpgateway.client.report;

import static java.util.stream.Collectors.joining;

import dev.mcpgateway.client.flow.Step;
import dev.mcpgateway.client.flow.StepReport;
import dev.mcpgateway.client.report.Line.Text;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Turns what was recorded into lines, and in doing so leaves the secrets out. */
final class Lines {

  static final String CLIENT = "Client";
  static final String BROWSER = "Browser";

  private final Redactor redactor = new Redactor();

  /** All is read before anything is written, so that what is held back later is also held back. */
  List<Line> of(List<Entry> entries) {
    List<Line> lines = entries.stream().map(this::line).flatMap(Optional::stream).toList();
    return lines.stream().map(this::clean).toList();
  }

  private Optional<Line> line(Entry entry) {
    return switch (entry) {
      case Entry.Exchange exchange -> Optional.of(exchange(exchange));
      case Entry.Told(var _, StepReport report) -> told(report);
    };
  }

  private Line exchange(Entry.Exchange exchange) {
    URI uri = exchange.uri();
    List<Text> texts = new ArrayList<>();
    texts.add(
        new Text(
            "Request",
            exchange.method() + " " + redactor.address(uri) + message(exchange.request())));
    texts.add(new Text("Answer", exchange.outcome().get() + message(exchange.answer())));
    return new Line(
        CLIENT,
        uri.getRawAuthority(),
        exchange.method() + " " + uri.getRawPath(),
        exchange.outcome().get(),
        texts);
  }

  private String message(Message message) {
    String headers =
        message.headers().stream()
            .map(header -> "\n" + redactor.header(header.getKey(), header.getValue()))
            .collect(joining());
    String body = redactor.body(message);
    return headers + (body.isEmpty() ? "" : "\n\n" + body);
  }

  /** The browser's way is not seen: what is told of it stands for it. */
  private static Optional<Line> told(StepReport report) {
    return switch (report.step()) {
      case AUTHORIZATION -> Optional.of(told(report, CLIENT, BROWSER));
      case CALLBACK -> Optional.of(told(report, BROWSER, CLIENT));
      default -> Optional.of(told(report, CLIENT, CLIENT));
    };
  }

  private static Line told(StepReport report, String from, String to) {
    Step step = report.step();
    String text =
        Stream.of(
                report.request().stream().map(line -> "→ " + line),
                report.answer().stream().map(line -> "← " + line),
                Stream.of(report.reason()))
            .flatMap(lines -> lines)
            .collect(joining("\n"));
    return new Line(
        from,
        to,
        "step " + step.number() + ": " + step.title().toLowerCase(Locale.ROOT),
        "",
        List.of(new Text("Step " + step.number() + ", " + step.title(), text)));
  }

  /** A text from elsewhere, without what was held back in the lines. */
  String clean(String text) {
    return redactor.withoutHeld(text);
  }

  private Line clean(Line line) {
    return new Line(
        line.from(),
        line.to(),
        redactor.withoutHeld(line.label()),
        line.answer(),
        line.texts().stream()
            .map(text -> new Text(text.heading(), redactor.withoutHeld(text.text())))
            .toList());
  }
}
