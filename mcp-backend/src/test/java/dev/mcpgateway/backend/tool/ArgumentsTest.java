package dev.mcpgateway.backend.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ArgumentsTest {

  private static final Parameter.Text A = new Parameter.Text("a", "");
  private static final Parameter.Text B = new Parameter.Text("b", "");

  @Test
  void givesWhatWasSent() {
    assertThat(Arguments.of(Map.of("a", "x", "b", "y"), List.of(A, B)).get(B)).isEqualTo("y");
  }

  @Test
  void takesNoArgumentsWhereNoneAreNeeded() {
    assertThat(Arguments.of(null, List.of())).isNotNull();
    assertThatThrownBy(() -> Arguments.of(Map.of("a", "x"), List.of()))
        .hasMessage("This tool takes no arguments.");
  }

  @Test
  void namesWhatIsMissing() {
    assertThatThrownBy(() -> Arguments.of(null, List.of(A)))
        .hasMessage("The argument 'a' is missing.");
    assertThatThrownBy(() -> Arguments.of(Map.of("a", "x"), List.of(A, B)))
        .hasMessage("The argument 'b' is missing.");
  }

  @Test
  void refusesWhatTheToolDoesNotKnow() {
    assertThatThrownBy(() -> Arguments.of(Map.of("a", "", "b", "", "c", ""), List.of(A, B)))
        .hasMessage("This tool takes these arguments only: a, b.");
  }
}
