package dev.mcpgateway.acceptance.picture;

import dev.mcpgateway.acceptance.machine.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a command wrote, as a page that looks like a terminal. */
final class TerminalPage {

  private static final Pattern STEP = Pattern.compile("\\d  .*");
  private static final Pattern SENT = Pattern.compile(" +→ .*");
  private static final Pattern RECEIVED = Pattern.compile(" +← .*");
  private static final Pattern REASON = Pattern.compile(" {5}\\S.*");
  private static final Pattern LOG = Pattern.compile("(\\S+Z) (INFO|WARN|ERROR) +(\\S+) (.*)");

  /** What gets a colour, under the name that the template gives it. */
  private static final Map<String, Pattern> COLOURS =
      Map.of("step", STEP, "sent", SENT, "received", RECEIVED, "reason", REASON);

  private TerminalPage() {}

  /** Writes the page, and tells where it is. */
  static Path write(String name, String command, String output) throws IOException {
    String template = Files.readString(Repository.testFile("resources/picture/terminal.html"));
    String lines = output.strip().lines().map(TerminalPage::line).collect(Collectors.joining());
    Path page = Repository.target("pictures").resolve(name + ".html");
    return Files.writeString(
        page, template.replace("{command}", escape(command)).replace("{lines}", lines));
  }

  private static String line(String text) {
    String body =
        COLOURS.entrySet().stream()
            .filter(colour -> colour.getValue().matcher(text).matches())
            .findFirst()
            .map(colour -> span(colour.getKey(), escape(text)))
            .orElseGet(() -> logLine(text));
    return "<div>" + (body.isEmpty() ? "&nbsp;" : body) + "</div>";
  }

  /** A line of a log: time, level, logger, words, key-value pairs. */
  private static String logLine(String text) {
    Matcher log = LOG.matcher(text);
    if (!log.matches()) {
      return escape(text);
    }
    String pairs =
        escape(log.group(4))
            .replaceAll("([A-Za-z]+)=&quot;([^&]*)&quot;", "<i>$1=</i><b>&quot;$2&quot;</b>");
    return span("time", log.group(1))
        + " "
        + span(log.group(2), log.group(2))
        + " "
        + span("logger", log.group(3))
        + " "
        + pairs;
  }

  private static String span(String kind, String html) {
    return "<span class=\"" + kind + "\">" + html + "</span>";
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        // lines end at spaces, not within a name
        .replace("-", "\u2011");
  }
}
