package dev.mcpgateway.backend.tool;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One argument that a tool needs: its JSON Schema, and how its value is read.
 *
 * @param <T> what the value is read as
 */
public sealed interface Parameter<T> {

  /** The argument's name. */
  String name();

  /** Its JSON Schema. */
  Map<String, Object> schema();

  /**
   * Reads the value that a client sent.
   *
   * @throws ToolException if it is not what this parameter needs
   */
  T read(@Nullable Object value);

  /** Any text. */
  record Text(String name, String description) implements Parameter<String> {

    @Override
    public Map<String, Object> schema() {
      return Map.of("type", "string", "description", description);
    }

    @Override
    public String read(@Nullable Object value) {
      if (value instanceof String text) {
        return text;
      }
      throw new ToolException("'" + name + "' must be a text.");
    }
  }

  /** One of a few words. */
  record Choice(String name, String description, List<String> words) implements Parameter<String> {

    public Choice {
      words = List.copyOf(words);
    }

    @Override
    public Map<String, Object> schema() {
      return Map.of("type", "string", "description", description, "enum", words);
    }

    @Override
    public String read(@Nullable Object value) {
      if (value instanceof String word && words.contains(word)) {
        return word;
      }
      throw new ToolException("'" + name + "' must be one of: " + String.join(", ", words) + ".");
    }
  }

  /** A number, small enough to be written out. */
  record Decimal(String name, String description) implements Parameter<BigDecimal> {

    private static final double LIMIT = 1e15;

    @Override
    public Map<String, Object> schema() {
      return Map.of("type", "number", "description", description);
    }

    @Override
    public BigDecimal read(@Nullable Object value) {
      if (value instanceof Number number && Math.abs(number.doubleValue()) <= LIMIT) {
        return new BigDecimal(number.toString());
      }
      throw new ToolException("'" + name + "' must be a number between -1e15 and 1e15.");
    }
  }

  /** A whole number within limits. */
  record Whole(String name, String description, int least, int most) implements Parameter<Integer> {

    @Override
    public Map<String, Object> schema() {
      return Map.of(
          "type", "integer", "description", description, "minimum", least, "maximum", most);
    }

    @Override
    public Integer read(@Nullable Object value) {
      if (value instanceof Integer number && number >= least && number <= most) {
        return number;
      }
      throw new ToolException(
          "'%s' must be a whole number from %d to %d.".formatted(name, least, most));
    }
  }
}
