package dev.mcpgateway.gateway.configuration;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.util.unit.DataSize;

/**
 * Notes values that are not of their property's type and goes on with the default, so that one
 * message can list all of them.
 */
final class ConversionProblems implements BindHandler {

  private final Problems problems;

  ConversionProblems(Problems problems) {
    this.problems = problems;
  }

  @Override
  public @Nullable Object onFailure(
      ConfigurationPropertyName name, Bindable<?> target, BindContext context, Exception error) {
    ConfigurationProperty property = context.getConfigurationProperty();
    String value = property == null ? "" : String.valueOf(property.getValue());
    problems.wrong(name.toString(), value, expected(target.getType().resolve(Object.class)));
    return null;
  }

  private static String expected(Class<?> type) {
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(each -> each.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
          .collect(Collectors.joining(" or "));
    }
    if (type == Duration.class) {
      return "a duration, such as 30s";
    }
    if (type == DataSize.class) {
      return "a size, such as 4MB";
    }
    if (type == boolean.class) {
      return "true or false";
    }
    return type == int.class ? "a number" : "properties below it, not a value";
  }
}
