package dev.mcpgateway.gateway.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.gateway.testing.Documents;
import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.DefaultValue;

class PropertyDocumentTest {

  /**
   * A property as the code has it.
   *
   * @param name below {@code mcp.gateway}
   * @param value its default, if it has one of its own
   */
  private record Property(String name, Optional<String> value) {}

  @Test
  void listsEveryPropertyWithItsDefault() {
    List<List<String>> written = table("docs/configuration.md");
    List<Property> properties = properties("", GatewayProperties.class).toList();
    assertThat(written.stream().map(List::getFirst))
        .containsExactlyInAnyOrderElementsOf(
            properties.stream().map(each -> "`" + each.name() + "`").toList());
    for (List<String> row : written) {
      Property property =
          properties.stream()
              .filter(each -> row.getFirst().equals("`" + each.name() + "`"))
              .findFirst()
              .orElseThrow();
      assertThat(row.get(1))
          .as(property.name())
          .satisfies(cell ->
              property
                  .value()
                  .ifPresentOrElse(
                      value -> assertThat(cell).isEqualTo("`" + value + "`"),
                      () -> assertThat(cell).isNotBlank().doesNotContain("`")));
    }
  }

  @Test
  void isTheSameInTheReadme() {
    assertThat(table("README.md")).isEqualTo(table("docs/configuration.md"));
  }

  private static List<List<String>> table(String document) {
    String text = Documents.text(document);
    return Documents.rows(
        text.substring(text.indexOf("<!-- properties -->"), text.indexOf("<!-- /properties -->")),
        3);
  }

  private static Stream<Property> properties(String prefix, Class<?> type) {
    Constructor<?> constructor = type.getDeclaredConstructors()[0];
    return Arrays.stream(constructor.getParameters())
        .flatMap(each -> properties(prefix + dashed(each.getName()), each));
  }

  private static Stream<Property> properties(String name, Parameter parameter) {
    Type type = parameter.getParameterizedType();
    if (type instanceof ParameterizedType many) {
      Class<?> element =
          (Class<?>) many.getActualTypeArguments()[many.getActualTypeArguments().length - 1];
      if (element.isRecord()) {
        return properties(name + (many.getRawType() == Map.class ? ".<name>." : "[]."), element);
      }
    } else if (type instanceof Class<?> record && record.isRecord()) {
      return properties(name + ".", record);
    }
    DefaultValue value = parameter.getAnnotation(DefaultValue.class);
    return Stream.of(
        new Property(
            name,
            value == null || value.value().length == 0
                ? Optional.empty()
                : Optional.of(String.join(", ", value.value()))));
  }

  private static String dashed(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
