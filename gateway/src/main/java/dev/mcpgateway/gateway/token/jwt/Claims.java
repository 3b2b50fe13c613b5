package dev.mcpgateway.gateway.token.jwt;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How issuers write sets of names. */
final class Claims {

  private Claims() {}

  /**
   * A string, or the strings of an array. Whatever else stands there names nothing: a claim that we
   * do not understand never gives a right.
   */
  static Set<String> strings(@Nullable Object claim) {
    Set<String> strings = new LinkedHashSet<>();
    if (claim instanceof String value && !value.isEmpty()) {
      strings.add(value);
    } else if (claim instanceof Collection<?> values) {
      for (Object value : values) {
        if (value instanceof String text && !text.isEmpty()) {
          strings.add(text);
        }
      }
    }
    return strings;
  }

  /** The same, where a string is a list separated by spaces. */
  static Set<String> words(@Nullable Object claim) {
    return claim instanceof String text
        ? Arrays.stream(text.split(" ", -1))
            .filter(word -> !word.isEmpty())
            .collect(Collectors.toUnmodifiableSet())
        : strings(claim);
  }

  /** The first of these claims that is there. */
  static Optional<Object> first(List<String> names, Map<String, Object> claims) {
    return names.stream().filter(claims::containsKey).findFirst().map(claims::get);
  }
}
