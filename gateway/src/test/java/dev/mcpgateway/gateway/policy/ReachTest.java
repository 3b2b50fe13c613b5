package dev.mcpgateway.gateway.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReachTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "methods:*            | tools:admin_*",
        "methods:*            | prompts:x",
        "methods:*            | resources:file:*",
        "methods:*            | methods:tools/list",
        "methods:*            | methods:*",
        "methods:*            | methods:notify*",
        "methods:tools/*      | tools:admin_*",
        "methods:notifications/* | methods:notifications/*",
        "methods:init*        | methods:initialize",
        "tools:*              | tools:admin_*",
        "tools:*              | tools:*",
        "tools:admin_*        | tools:admin_x*",
        "tools:*_*            | tools:a*_b",
        "tools:a,tools:b      | tools:a,tools:b",
        "tools:a*,prompts:*   | tools:ab,prompts:c",
        "methods:prompts/*,methods:completion/* | prompts:x",
        "methods:resources/*,methods:completion/complete | resources:x"
      })
  void findsWhatIsNeverReached(String earlier, String later) {
    assertThat(isReachable(later, earlier)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tools:admin_*        | methods:*",
        "tools:admin_*        | tools:*",
        "tools:a*_b           | tools:*_*",
        "tools:admin_x        | tools:admin_*",
        "tools:*              | prompts:x",
        "tools:*              | methods:tools/call",
        "prompts:*            | resources:x",
        "resources:*          | prompts:x",
        "methods:*            | methods:initialize",
        "methods:*            | methods:GET",
        "methods:*            | methods:init*",
        "methods:*            | methods:notifications/cancelled",
        "methods:*            | methods:notifications/*",
        "methods:*            | methods:not*",
        "methods:*            | methods:*s/cancelled",
        "methods:*            | tools:x,methods:ping",
        "methods:prompts/*    | prompts:x",
        "methods:resources/*  | resources:x",
        "methods:resources/read,methods:completion/complete | resources:x",
        "tools:a              | tools:a,tools:b"
      })
  void leavesWhatSomethingReaches(String earlier, String later) {
    assertThat(isReachable(later, earlier)).isTrue();
  }

  /** Several earlier selectors, one for each pattern, count as well as one. */
  private static boolean isReachable(String later, String earlier) {
    List<Selector> before =
        Arrays.stream(earlier.strip().split(",", -1)).map(ReachTest::selector).toList();
    return Reach.isReachable(selector(later.strip()), before);
  }

  private static Selector selector(String text) {
    return new Selector(
        patterns(text, "methods:"),
        patterns(text, "tools:"),
        patterns(text, "prompts:"),
        patterns(text, "resources:"));
  }

  private static List<Pattern> patterns(String text, String kind) {
    return Arrays.stream(text.split(",", -1))
        .filter(each -> each.startsWith(kind))
        .map(each -> new Pattern(each.substring(kind.length())))
        .toList();
  }
}
