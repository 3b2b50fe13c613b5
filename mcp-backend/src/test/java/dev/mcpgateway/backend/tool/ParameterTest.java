package dev.mcpgateway.backend.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ParameterTest {

  private static final Parameter.Text TEXT = new Parameter.Text("t", "a text");
  private static final Parameter.Choice CHOICE =
      new Parameter.Choice("c", "a choice", List.of("on", "off"));
  private static final Parameter.Decimal DECIMAL = new Parameter.Decimal("d", "a number");
  private static final Parameter.Whole WHOLE = new Parameter.Whole("w", "a whole number", 1, 5);

  @Test
  void readsValues() {
    assertThat(TEXT.read("x")).isEqualTo("x");
    assertThat(CHOICE.read("off")).isEqualTo("off");
    assertThat(DECIMAL.read(-2)).isEqualByComparingTo("-2");
    assertThat(DECIMAL.read(0.1)).isEqualByComparingTo("0.1");
    assertThat(Stream.of(1, 5).map(WHOLE::read)).containsExactly(1, 5);
  }

  static Stream<Arguments> wrongValues() {
    return Stream.of(
            wrong(TEXT, null, 1, List.of()),
            wrong(CHOICE, null, "On", true),
            wrong(
                DECIMAL,
                null,
                "1",
                Double.NaN,
                Double.NEGATIVE_INFINITY,
                new BigInteger("1" + "0".repeat(16))),
            wrong(WHOLE, null, 0, 6, 1.0, 5_000_000_000L))
        .flatMap(values -> values);
  }

  private static Stream<Arguments> wrong(Parameter<?> parameter, @Nullable Object... values) {
    return Arrays.stream(values).map(value -> Arguments.of(parameter, value));
  }

  @ParameterizedTest
  @MethodSource("wrongValues")
  void refusesOtherValuesByNamingTheArgument(Parameter<?> parameter, @Nullable Object value) {
    assertThatThrownBy(() -> parameter.read(value))
        .isInstanceOf(ToolException.class)
        .hasMessageStartingWith("'" + parameter.name() + "' must be ");
  }

  @Test
  void describesItselfAsJsonSchema() {
    assertThat(TEXT.schema())
        .containsEntry("type", "string")
        .containsEntry("description", "a text");
    assertThat(CHOICE.schema()).containsEntry("enum", List.of("on", "off"));
    assertThat(DECIMAL.schema()).containsEntry("type", "number");
    assertThat(WHOLE.schema())
        .containsEntry("type", "integer")
        .containsEntry("minimum", 1)
        .containsEntry("maximum", 5);
  }
}
