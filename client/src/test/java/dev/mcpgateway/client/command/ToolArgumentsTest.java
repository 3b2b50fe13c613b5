package dev.mcpgateway.client.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mcpgateway.client.mcp.Tool;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

final class ToolArgumentsTest {

  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void areKeysAndValuesOrOneObject() {
    assertThat(arguments("a=1", "b=x y", "c=true", "d=[1]", "e=", "f=a=b", "g=1 2"))
        .isEqualTo(
            "{\"a\":1,\"b\":\"x y\",\"c\":true,\"d\":[1],\"e\":\"\",\"f\":\"a=b\",\"g\":\"1 2\"}");
    assertThat(arguments("{\"a\":{\"b\":1}}")).isEqualTo("{\"a\":{\"b\":1}}");
    assertThat(arguments()).isEqualTo("{}");
  }

  @Test
  void areStringsWhereTheSchemaWantsThem() {
    Tool tool =
        new Tool(
            "t",
            "",
            JSON.readTree(
                "{\"properties\":{\"a\":{\"type\":\"string\"},\"b\":{\"type\":\"number\"}}}"),
            JSON.createObjectNode());

    assertThat(ToolArguments.of(List.of("a=1", "b=1"), Optional.of(tool)))
        .hasToString("{\"a\":\"1\",\"b\":1}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "=a", "{", "{]"})
  void areNothingElse(String word) {
    assertThatIllegalArgumentException().isThrownBy(() -> arguments(word));
  }

  private static String arguments(String... words) {
    return ToolArguments.of(List.of(words), Optional.empty()).toString();
  }
}
