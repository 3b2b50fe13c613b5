package dev.mcpgateway.client.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/**
 * One page that needs nothing else: it has no script, and its policy lets it load nothing.
 *
 * @param title what the flow was
 * @param recorder what was recorded of it
 * @param end how it ended
 */
public record HtmlReport(String title, Recorder recorder, String end) {

  private static final String STYLE =
      """
      :root{color-scheme:light dark}
      body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:75rem;padding:0 1rem}
      .picture{overflow-x:auto}
      svg{font:12px system-ui,sans-serif;fill:currentColor}
      .party{font-weight:bold;text-anchor:middle}
      .life{stroke:currentColor;stroke-opacity:.3;fill:none}
      .arrow{stroke:currentColor;marker-end:url(#end);fill:none}
      .note{stroke:currentColor;stroke-dasharray:3;fill:none}
      a{color:inherit;text-decoration:none}
      a:hover text,a:focus text{text-decoration:underline}
      details{border-top:1px solid #8886;padding:.4rem 0}
      :target{background:#fc03}
      pre{white-space:pre-wrap;overflow-wrap:anywhere;margin:.3rem 0 .8rem;font-size:13px}
      h3{font-size:13px;margin:.5rem 0 0}
      """;

  /** Writes the page; whoever had the file before has it no more. */
  public void write(Path file) {
    try {
      Files.writeString(file, page(), UTF_8);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  String page() {
    Lines writer = new Lines();
    List<Line> lines = writer.of(recorder.entries());
    StringBuilder details = new StringBuilder();
    for (int number = 1; number <= lines.size(); number++) {
      details.append(detail(number, lines.get(number - 1)));
    }
    return """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'">
    <meta name="referrer" content="no-referrer">
    <title>%s</title>
    <style>%s</style>
    </head>
    <body>
    <h1>%s</h1>
    <p>Begun %s. %s Secrets are left out: %s stands for them.</p>
    <div class="picture">
    %s</div>
    %s</body>
    </html>
    """
        .formatted(
            hash(),
            Html.escaped(title),
            STYLE,
            Html.escaped(title),
            recorder.start(),
            Html.escaped(writer.clean(end)),
            Redactor.HIDDEN,
            new SequenceDiagram(lines).svg(),
            details);
  }

  private static String detail(int number, Line line) {
    String texts =
        line.texts().stream()
            .map(text ->
                "<h3>%s</h3>\n<pre>%s</pre>\n"
                    .formatted(Html.escaped(text.heading()), Html.escaped(text.text())))
            .collect(joining());
    return """
    <details id="e%d" open><summary>%d. %s to %s: %s %s</summary>
    %s</details>
    """
        .formatted(
            number,
            number,
            Html.escaped(line.from()),
            Html.escaped(line.to()),
            Html.escaped(line.label()),
            Html.escaped(line.answer()),
            texts);
  }

  private static String hash() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(STYLE.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
