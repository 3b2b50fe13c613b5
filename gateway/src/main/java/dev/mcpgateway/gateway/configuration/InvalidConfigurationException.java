package dev.mcpgateway.gateway.configuration;

import dev.mcpgateway.gateway.configuration.Problems.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** Stops the start: the configuration has problems. */
final class InvalidConfigurationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  InvalidConfigurationException(List<Problem> problems) {
    super("problems with the configuration: " + problems.size());
    this.problems = List.copyOf(problems);
  }

  /** All of them, for people. */
  String description() {
    return problems.stream()
        .map(InvalidConfigurationException::describe)
        .collect(Collectors.joining(System.lineSeparator()));
  }

  private static String describe(Problem problem) {
    return "  %s%n    value:    %s%n    expected: %s%n"
        .formatted(
            problem.property(),
            problem.value().map(each -> "\"" + each + "\"").orElse("none"),
            problem.expected());
  }
}
