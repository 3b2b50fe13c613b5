package dev.mcpgateway.acceptance.clients;

import dev.mcpgateway.acceptance.machine.NodeTools;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of the README, made of what the tests saw. */
final class ClientTable {

  private final Map<Cell, Seen> cells = new ConcurrentHashMap<>();

  /** Where a test writes what it saw of one program with one authorization server. */
  Row row(Program program, Issuer issuer) {
    return new Row(program, issuer);
  }

  /** Cells of which no test said anything. */
  List<Cell> empty() {
    return rows().flatMap(Row::all).filter(cell -> !cells.containsKey(cell)).toList();
  }

  /** As Markdown: a row for each program and authorization server, a column for each ability. */
  String markdown(NodeTools node) {
    String heads =
        Arrays.stream(Ability.values()).map(Ability::words).collect(Collectors.joining(" | "));
    List<Reason> reasons =
        new TreeSet<>(cells.values().stream().map(Seen::reason).flatMap(Optional::stream).toList())
            .stream().toList();
    String lines = rows().map(row -> row.markdown(node, reasons)).collect(Collectors.joining("\n"));
    String notes =
        reasons.stream()
            .map(each -> "%d. %s".formatted(reasons.indexOf(each) + 1, each.words()))
            .collect(Collectors.joining("\n"));
    return "| client | authorization server | %s |\n| --- | --- |%s\n%s\n\n%s\n"
        .formatted(heads, " --- |".repeat(Ability.values().length), lines, notes);
  }

  private Stream<Row> rows() {
    return Arrays.stream(Program.values())
        .flatMap(program -> Arrays.stream(Issuer.values()).map(issuer -> row(program, issuer)));
  }

  /** One thing that one program does, or does not, with one authorization server. */
  record Cell(Program program, Issuer issuer, Ability ability) {}

  /**
   * What a test saw.
   *
   * @param done whether the program did it
   * @param reason why it did not, or when it does not
   */
  private record Seen(boolean done, Optional<Reason> reason) {

    private String markdown(List<Reason> reasons) {
      return (done ? "✓" : "–")
          + reason.map(why -> " (" + (reasons.indexOf(why) + 1) + ")").orElse("");
    }
  }

  /** All that one program does with one authorization server. */
  final class Row {

    private final Program program;
    private final Issuer issuer;

    private Row(Program program, Issuer issuer) {
      this.program = program;
      this.issuer = issuer;
    }

    /** The program was seen to do this. */
    void did(Ability ability) {
      saw(ability, new Seen(true, Optional.empty()));
    }

    /** The program was seen to do this, and where it does not. */
    void did(Ability ability, Reason limit) {
      saw(ability, new Seen(true, Optional.of(limit)));
    }

    /** The program was seen not to do this, and why. */
    void cannot(Ability ability, Reason reason) {
      saw(ability, new Seen(false, Optional.of(reason)));
    }

    private void saw(Ability ability, Seen seen) {
      cells.put(new Cell(program, issuer, ability), seen);
    }

    private Stream<Cell> all() {
      return Arrays.stream(Ability.values()).map(each -> new Cell(program, issuer, each));
    }

    private String markdown(NodeTools node, List<Reason> reasons) {
      return all()
          .map(cell -> {
            Seen seen = cells.get(cell);
            return seen == null ? "?" : seen.markdown(reasons);
          })
          .collect(
              Collectors.joining(
                  " | ", "| %s | %s | ".formatted(program.label(node), issuer.label(node)), " |"));
    }
  }
}
