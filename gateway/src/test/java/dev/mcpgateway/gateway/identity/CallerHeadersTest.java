package dev.mcpgateway.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.gateway.caller.Caller;
import dev.mcpgateway.gateway.caller.CallerId;
import dev.mcpgateway.gateway.caller.CallerId.Kind;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallerHeadersTest {

  private static final CallerHeaders HEADERS = new CallerHeaders("S", "I", "C", "P", "G");

  @Test
  void saysAllThatIsKnown() {
    Caller caller =
        caller(Kind.SUBJECT, "alice", Optional.of("app"), Set.of("b", "a"), Set.of("x, y", "w"));
    assertThat(HEADERS.of(caller))
        .isEqualTo(
            Map.of("S", "alice", "I", "https://as", "C", "app", "P", "a b", "G", "w,x%2C%20y"));
  }

  @Test
  void takesNoClientForAUser() {
    Caller caller = caller(Kind.CLIENT, "robot", Optional.empty(), Set.of(), Set.of());
    assertThat(HEADERS.of(caller)).isEqualTo(Map.of("I", "https://as", "C", "robot"));
  }

  @Test
  void inventsNoClient() {
    Caller caller = caller(Kind.SUBJECT, "alice", Optional.empty(), Set.of(), Set.of());
    assertThat(HEADERS.of(caller)).isEqualTo(Map.of("I", "https://as", "S", "alice"));
  }

  @ParameterizedTest
  @CsvSource({
    "alice@example.com, alice@example.com",
    "auth0|1, auth0|1",
    "!~, !~",
    "100%, 100%25",
    "'a b', a%20b",
    "'a,b', a%2Cb",
    "é, %C3%A9",
    "'\u007f', %7F"
  })
  void encodesWhatCouldMeanSomethingElse(String text, String value) {
    assertThat(HeaderValue.of(text)).isEqualTo(value);
  }

  @Test
  void endsNoHeader() {
    assertThat(HeaderValue.of("a\r\nX-Admin: 1")).isEqualTo("a%0D%0AX-Admin:%201");
  }

  private static Caller caller(
      Kind kind, String value, Optional<String> client, Set<String> scopes, Set<String> groups) {
    return new Caller(
        new CallerId("https://as", kind, value), client, scopes, groups, Set.of(), Instant.MAX);
  }
}
