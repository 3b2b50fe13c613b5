package dev.mcpgateway.client.doctor;

import dev.mcpgateway.client.flow.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something that is wrong, with what shows it.
 *
 * @param id the check's stable name
 * @param severity how much it hurts
 * @param title what is wrong
 * @param section where it is specified
 * @param remedy what to change, and where in the product in use, if it is known
 * @param request the request that shows it
 * @param answer the answer that shows it: status and the headers that are known to be harmless, and
 *     what else the check tells
 */
public record Finding(
    String id,
    Severity severity,
    String title,
    String section,
    String remedy,
    String request,
    List<String> answer) {

  private static final int LONGEST = 300;

  static final List<String> SHOWN =
      List.of(
          "WWW-Authenticate",
          "Content-Type",
          "Cache-Control",
          "Date",
          "Server",
          "X-Powered-By",
          "Vary",
          "Access-Control-Allow-Origin",
          "Access-Control-Allow-Headers",
          "Access-Control-Allow-Methods",
          "Access-Control-Allow-Credentials",
          "Access-Control-Expose-Headers");

  public Finding {
    answer = List.copyOf(answer);
  }

  static Finding of(Check check, Exchange shown, Examination seen) {
    Probe probe = shown.probe();
    return new Finding(
        check.id(),
        check.severity(),
        check.title(),
        check.section(),
        ProductRemedies.remedy(check, shown, seen),
        Printable.of(probe.method() + " " + place(probe) + " (" + probe.name() + ")"),
        lines(shown, check.fault().because(seen)));
  }

  private static String place(Probe probe) {
    String text = probe.address().toString();
    return Optional.of(text.indexOf('?'))
        .filter(at -> at > 0)
        .map(at -> text.substring(0, at))
        .orElse(text);
  }

  private static List<String> lines(Exchange shown, List<String> more) {
    List<String> lines = new ArrayList<>();
    lines.add(shown.isAnswered() ? "status " + shown.status() : line(shown.failure().line()));
    more.forEach(one -> lines.add(line(one)));
    for (String name : SHOWN) {
      String value = shown.header(name);
      if (!value.isEmpty()) {
        lines.add(line(name + ": " + value));
      }
    }
    return lines;
  }

  private static String line(String text) {
    String line = Printable.of(text);
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }
}
