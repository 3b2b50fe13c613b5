package dev.mcpgateway.gateway.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what is wrong with the configuration, so that the operator learns all of it at once. */
final class Problems {

  /**
   * One thing that is wrong.
   *
   * @param property its full name
   * @param value what stands there; empty: nothing, or nothing that may be shown
   * @param expected what should stand there
   */
  record Problem(String property, Optional<String> value, String expected) {}

  private final List<Problem> found = new ArrayList<>();

  /** A property has a wrong value. */
  void wrong(String property, String value, String expected) {
    found.add(new Problem(property, Optional.of(withoutPassword(value)), expected));
  }

  /** A property is not there, and should be. */
  void absent(String property, String expected) {
    // a value that could not be read looks absent afterwards
    if (found.stream().noneMatch(each -> each.property().equals(property))) {
      found.add(new Problem(property, Optional.empty(), expected));
    }
  }

  /**
   * A property is there that does not exist; its value, of which nothing is known, is not shown.
   */
  void unknown(String property) {
    found.add(
        new Problem(property, Optional.empty(), "no such property: there is none of this name"));
  }

  /** Everything found, in order. */
  List<Problem> all() {
    return List.copyOf(found);
  }

  private static String withoutPassword(String value) {
    int start = value.indexOf("//");
    int end = value.lastIndexOf('@');
    return start >= 0 && end > start
        ? value.substring(0, start + 2) + "…" + value.substring(end)
        : value;
  }
}
