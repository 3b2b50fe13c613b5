package dev.mcpgateway.client.report;

import static dev.mcpgateway.client.report.Page.escaped;
import static java.util.stream.Collectors.joining;

import java.util.List;

/**
 * A flow as one page.
 *
 * @param title what the flow was
 * @param recorder what was recorded of it
 * @param end how it ended
 */
public record HtmlReport(String title, Recorder recorder, String end) {

  private static final String STYLE =
      """
      .picture{overflow-x:auto}
      svg{font:12px system-ui,sans-serif;fill:currentColor}
      .party{font-weight:bold;text-anchor:middle}
      .life{stroke:currentColor;stroke-opacity:.3;fill:none}
      .arrow{stroke:currentColor;marker-end:url(#end);fill:none}
      .note{stroke:currentColor;stroke-dasharray:3;fill:none}
      a{color:inherit;text-decoration:none}
      a:hover text,a:focus text{text-decoration:underline}
      :target{background:#fc03}
      h3{font-size:13px;margin:.5rem 0 0}
      """;

  /** The page's text. */
  public String html() {
    Lines writer = new Lines();
    List<Line> lines = writer.of(recorder.entries());
    StringBuilder details = new StringBuilder();
    for (int number = 1; number <= lines.size(); number++) {
      details.append(detail(number, lines.get(number - 1)));
    }
    String body =
        """
        <p>Begun %s. %s Secrets are left out: %s stands for them.</p>
        <div class="picture">
        %s</div>
        %s\
        """
            .formatted(
                recorder.start(),
                escaped(writer.clean(end)),
                Redactor.HIDDEN,
                new SequenceDiagram(lines).svg(),
                details);
    return new Page(title, STYLE, body).html();
  }

  private static String detail(int number, Line line) {
    String texts =
        line.texts().stream()
            .map(text ->
                "<h3>%s</h3>\n<pre>%s</pre>\n"
                    .formatted(escaped(text.heading()), escaped(text.text())))
            .collect(joining());
    return """
    <details id="e%d" open><summary>%d. %s to %s: %s %s</summary>
    %s</details>
    """
        .formatted(
            number,
            number,
            escaped(line.from()),
            escaped(line.to()),
            escaped(line.label()),
            escaped(line.answer()),
            texts);
  }
}
