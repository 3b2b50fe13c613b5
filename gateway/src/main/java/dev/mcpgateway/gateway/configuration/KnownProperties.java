package dev.mcpgateway.gateway.configuration;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;

/**
 * Knows which properties exist, so that a misspelt one stops the start instead of being ignored.
 * Boot's own check leaves environment variables out, where most misspellings happen.
 */
final class KnownProperties {

  private static final ConfigurationPropertyName PREFIX =
      ConfigurationPropertyName.of("mcp.gateway");

  private KnownProperties() {}

  /** Notes every property below the prefix that does not exist. */
  static void check(Environment environment, Problems problems) {
    for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
      if (source instanceof IterableConfigurationPropertySource iterable) {
        iterable.stream()
            .filter(PREFIX::isAncestorOf)
            .filter(each -> !exists(GatewayProperties.class, uniform(each)))
            .map(ConfigurationPropertyName::toString)
            .distinct()
            .forEach(problems::unknown);
      }
    }
  }

  private static List<String> uniform(ConfigurationPropertyName name) {
    return IntStream.range(PREFIX.getNumberOfElements(), name.getNumberOfElements())
        .mapToObj(i -> name.getElement(i, Form.UNIFORM))
        .toList();
  }

  private static boolean exists(Type type, List<String> name) {
    if (type instanceof Class<?> record && record.isRecord()) {
      return Arrays.stream(record.getRecordComponents()).anyMatch(each -> exists(each, name));
    }
    if (name.isEmpty()) {
      return true;
    }
    List<String> rest = name.subList(1, name.size());
    return type instanceof ParameterizedType many
        && (many.getRawType() == Map.class || isIndex(name.getFirst()))
        && exists(many.getActualTypeArguments()[many.getActualTypeArguments().length - 1], rest);
  }

  /** In an environment variable the words of a name are elements of their own. */
  private static boolean exists(RecordComponent component, List<String> name) {
    String wanted = component.getName().toLowerCase(Locale.ROOT);
    return IntStream.rangeClosed(1, name.size())
        .filter(words -> String.join("", name.subList(0, words)).equals(wanted))
        .anyMatch(words -> exists(component.getGenericType(), name.subList(words, name.size())));
  }

  private static boolean isIndex(String element) {
    return element.chars().allMatch(Character::isDigit);
  }
}
