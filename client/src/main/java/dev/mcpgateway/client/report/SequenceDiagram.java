package dev.mcpgateway.client.report;

import java.util.List;
import java.util.stream.Stream;

/** Draws lines between parties, from top to bottom, as SVG. */
final class SequenceDiagram {

  private static final int WIDTH = 260;
  private static final int HEIGHT = 44;
  private static final int TOP = 60;
  private static final int LOOP = 90;

  private final List<Line> lines;
  private final List<String> parties;

  SequenceDiagram(List<Line> lines) {
    this.lines = lines;
    this.parties =
        lines.stream().flatMap(line -> Stream.of(line.from(), line.to())).distinct().toList();
  }

  String svg() {
    int width = WIDTH * Math.max(parties.size(), 1);
    int height = TOP + HEIGHT * lines.size() + HEIGHT;
    StringBuilder svg =
        new StringBuilder()
            .append("<svg role=\"img\" aria-label=\"Sequence diagram\" viewBox=\"0 0 ")
            .append(width)
            .append(' ')
            .append(height)
            .append("\" width=\"")
            .append(width)
            .append(
                "\">\n<defs><marker id=\"end\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\""
                    + " markerWidth=\"8\" markerHeight=\"8\" orient=\"auto-start-reverse\">"
                    + "<path d=\"M0 0L8 4L0 8z\"/></marker></defs>\n");
    parties.forEach(party -> svg.append(party(party, height)));
    for (int number = 1; number <= lines.size(); number++) {
      svg.append(arrow(number, lines.get(number - 1)));
    }
    return svg.append("</svg>\n").toString();
  }

  private int x(String party) {
    return WIDTH * parties.indexOf(party) + WIDTH / 2;
  }

  private String party(String party, int height) {
    int x = x(party);
    return "<text class=\"party\" x=\"%d\" y=\"24\">%s</text><path class=\"life\" d=\"M%d 36V%d\"/>\n"
        .formatted(x, Page.escaped(party), x, height);
  }

  private String arrow(int number, Line line) {
    int y = TOP + HEIGHT * number - HEIGHT / 2;
    int from = x(line.from());
    int to = x(line.to());
    boolean isOwn = from == to;
    String path = isOwn ? "M%d %dh%d".formatted(from, y, LOOP) : "M%d %dH%d".formatted(from, y, to);
    String words =
        number + "  " + line.label() + (line.answer().isEmpty() ? "" : " → " + line.answer());
    return """
    <a href="#e%d"><path class="%s" d="%s"/><text x="%d" y="%d">%s</text></a>
    """
        .formatted(
            number,
            isOwn ? "note" : "arrow",
            path,
            Math.min(from, to) + 8,
            y - 6,
            Page.escaped(words));
  }
}
