package dev.mcpgateway.gateway.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PatternTest {

  @ParameterizedTest
  @CsvSource({
    "echo, echo, true",
    "echo, Echo, false",
    "echo, echoes, false",
    "echo, ech, false",
    "*, '', true",
    "*, anything, true",
    "admin_*, admin_, true",
    "admin_*, admin_delete, true",
    "admin_*, xadmin_, false",
    "*_admin, the_admin, true",
    "*_admin, the_admins, false",
    "a*b*c, abc, true",
    "a*b*c, a1b2b3c, true",
    "a*b*c, acb, false",
    "**, x, true",
    "file:///docs/*, file:///docs/a/b.txt, true",
    "file:///docs/*, file:///doc/a, false",
    "a.c, abc, false",
    "a?c, abc, false",
    "*ab, aab, true",
  })
  void matchesTheWholeName(String pattern, String name, boolean matches) {
    assertThat(new Pattern(pattern).matches(name)).isEqualTo(matches);
  }

  @Test
  void takesNoLongerThanNameTimesPattern() {
    String name = "a".repeat(20_000);
    assertThat(new Pattern("*a*a*a*a*a*a*a*b").matches(name)).isFalse();
  }

  @Test
  void isNeverEmpty() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Pattern(""));
  }

  @Test
  void onlyTheBareStarIsEverything() {
    assertThat(new Pattern("*").isEverything()).isTrue();
    assertThat(new Pattern("**").isEverything()).isFalse();
    assertThat(new Pattern("a").isEverything()).isFalse();
  }
}
