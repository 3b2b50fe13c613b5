package dev.mcpgateway.gateway.configuration;

import dev.mcpgateway.gateway.resource.PlainHttpHosts;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Checks the properties below one prefix and notes what is wrong.
 *
 * @param prefix what the names of the properties begin with
 * @param plainHttp where plain http is good enough
 * @param problems where to note it
 */
record Checks(String prefix, PlainHttpHosts plainHttp, Problems problems) {

  /** The same for properties further down. */
  Checks below(String name) {
    return new Checks(prefix + name + ".", plainHttp, problems);
  }

  /** An address that must be there. */
  Optional<URI> required(String property, @Nullable String value, AddressRule rule) {
    Optional<String> given = given(value);
    if (given.isEmpty()) {
      problems.absent(prefix + property, rule.plainly());
    }
    return given.flatMap(each -> checked(property, each, rule));
  }

  /** An address that may be left out. */
  Optional<URI> optional(String property, @Nullable String value, AddressRule rule) {
    return given(value).flatMap(each -> checked(property, each, rule));
  }

  /** Addresses, any number of them. */
  void each(String property, List<String> values, AddressRule rule) {
    for (int i = 0; i < values.size(); i++) {
      checked(property + "[" + i + "]", values.get(i), rule);
    }
  }

  /** Text, any number of them, each as expected. */
  void each(String property, List<String> values, Predicate<String> good, String expected) {
    for (int i = 0; i < values.size(); i++) {
      check(property + "[" + i + "]", values.get(i), good, expected);
    }
  }

  /** A value that must be as expected. */
  <T> void check(String property, T value, Predicate<T> good, String expected) {
    if (!good.test(value)) {
      problems.wrong(prefix + property, text(value), expected);
    }
  }

  /** What is wrong with several properties together. */
  void wrong(String property, String value, String expected) {
    problems.wrong(prefix + property, value, expected);
  }

  /** A value that must be there. */
  void absent(String property, String expected) {
    problems.absent(prefix + property, expected);
  }

  /** The text, if it is there and not blank. */
  static Optional<String> given(@Nullable String value) {
    return Optional.ofNullable(value).filter(each -> !each.isBlank());
  }

  private Optional<URI> checked(String property, String value, AddressRule rule) {
    Optional<String> violation = rule.violation(value, plainHttp);
    violation.ifPresent(expected -> problems.wrong(prefix + property, value, expected));
    return violation.isPresent() ? Optional.empty() : Optional.of(URI.create(value));
  }

  /** As it is written in properties. */
  private static String text(Object value) {
    return value instanceof Duration duration
        ? duration.toString().replace("PT", "").toLowerCase(Locale.ROOT)
        : value.toString();
  }
}
