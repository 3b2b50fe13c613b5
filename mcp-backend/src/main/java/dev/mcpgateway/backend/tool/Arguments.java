package dev.mcpgateway.backend.tool;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The arguments of one call: each is there, and each is one that the tool knows. */
public final class Arguments {

  private final Map<String, Object> values;

  private Arguments(Map<String, Object> values) {
    this.values = values;
  }

  /**
   * Holds what a client sent against what the tool needs.
   *
   * @throws ToolException if an argument is missing, or not one of the tool's
   */
  static Arguments of(@Nullable Map<String, Object> sent, List<Parameter<?>> parameters) {
    Map<String, Object> values = sent == null ? Map.of() : sent;
    List<String> names = parameters.stream().<String>map(Parameter::name).toList();
    for (String name : names) {
      if (!values.containsKey(name)) {
        throw new ToolException("The argument '" + name + "' is missing.");
      }
    }
    if (values.size() > names.size()) {
      throw new ToolException(
          names.isEmpty()
              ? "This tool takes no arguments."
              : "This tool takes these arguments only: " + String.join(", ", names) + ".");
    }
    return new Arguments(values);
  }

  <T> T get(Parameter<T> parameter) {
    return parameter.read(values.get(parameter.name()));
  }
}
