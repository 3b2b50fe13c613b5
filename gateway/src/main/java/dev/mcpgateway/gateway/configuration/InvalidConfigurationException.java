package dev.mcpgateway.gateway.configuration;

import dev.mcpgateway.gateway.configuration.Problems.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** Stops the start: the configuration has problems. */
final class InvalidConfigurationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidConfigurationException(List<Problem> problems) {
    super(problems.stream().map(InvalidConfigurationException::text).collect(Collectors.joining()));
  }

  private static String text(Problem problem) {
    return "%n  %s%n    value:    %s%n    expected: %s%n"
        .formatted(
            problem.property(),
            problem.value().map(each -> "\"" + each + "\"").orElse("none"),
            problem.expected());
  }
}
