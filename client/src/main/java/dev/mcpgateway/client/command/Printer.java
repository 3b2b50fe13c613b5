package dev.mcpgateway.client.command;

import dev.mcpgateway.client.flow.Printable;
import dev.mcpgateway.client.flow.Problem;
import dev.mcpgateway.client.flow.StepReport;
import java.io.PrintWriter;
import picocli.CommandLine.Help.Ansi;
import tools.jackson.databind.JsonNode;

/** Prints the flow as it happens. */
final class Printer implements Output {

  private final PrintWriter out;
  private final PrintWriter err;
  private final Ansi ansi;

  Printer(PrintWriter out, PrintWriter err, Ansi ansi) {
    this.out = out;
    this.err = err;
    this.ansi = ansi;
  }

  @Override
  public synchronized void told(StepReport report) {
    out.println();
    out.println(styled("bold", report.step().number() + "  " + report.step().title()));
    report.request().forEach(line -> out.println("   → " + line));
    report.answer().forEach(line -> out.println("   ← " + line));
    if (!report.reason().isEmpty()) {
      out.println(styled("faint", "     " + report.reason()));
    }
    out.flush();
  }

  /** Set off from the steps. */
  @Override
  public synchronized void say(String text) {
    text.lines().forEach(line -> out.println("   " + Printable.of(line)));
    out.flush();
  }

  @Override
  public synchronized void result(String text) {
    text.lines().forEach(line -> out.println(Printable.of(line)));
    out.flush();
  }

  /** Words have said it. */
  @Override
  public void data(String name, JsonNode value) {}

  @Override
  public void end(int exitCode) {}

  @Override
  public synchronized void problem(Problem problem) {
    err.println();
    err.println(
        styled("bold,red", "Stopped at step " + problem.step().number())
            + ", "
            + problem.step().title());
    err.println("   expected: " + problem.expected());
    err.println("   came:     " + problem.came());
    err.println("   change:   " + problem.change());
    err.flush();
  }

  /** Only for words of our own: what comes from outside could hold markup. */
  private String styled(String style, String text) {
    return ansi.enabled() ? ansi.string("@|" + style + " " + text + "|@") : text;
  }
}
