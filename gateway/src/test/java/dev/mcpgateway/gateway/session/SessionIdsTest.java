package dev.mcpgateway.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.gateway.caller.CallerId;
import dev.mcpgateway.gateway.caller.CallerId.Kind;
import dev.mcpgateway.gateway.resource.ProtectedServer;
import dev.mcpgateway.gateway.seal.Seal;
import dev.mcpgateway.gateway.seal.SealKeys;
import dev.mcpgateway.gateway.testing.Servers;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SessionIdsTest {

  private static final ProtectedServer DEMO = server("demo");
  private static final CallerId ALICE = new CallerId("https://issuer", Kind.SUBJECT, "alice");

  private final SessionIds sessions = new SessionIds(new Seal(SealKeys.random(new SecureRandom())));

  @Test
  void opensForWhomItWasSealed() {
    String shown = sessions.seal(DEMO, ALICE, "a-session");
    assertThat(SessionIds.isId(shown)).isTrue();
    assertThat(sessions.open(DEMO, ALICE, shown)).contains("a-session");
  }

  @Test
  void opensForNobodyElse() {
    String shown = sessions.seal(DEMO, ALICE, "a-session");
    assertThat(sessions.open(server("other"), ALICE, shown)).isEmpty();
    assertThat(sessions.open(DEMO, new CallerId("https://issuer", Kind.SUBJECT, "bob"), shown))
        .isEmpty();
    assertThat(sessions.open(DEMO, new CallerId("https://issuer", Kind.CLIENT, "alice"), shown))
        .isEmpty();
    assertThat(sessions.open(DEMO, new CallerId("https://other", Kind.SUBJECT, "alice"), shown))
        .isEmpty();
  }

  @Test
  void sealsTheLongestIdAndOpensIt() {
    String longest = "x".repeat(SessionIds.LONGEST);
    String shown = sessions.seal(DEMO, ALICE, longest);
    assertThat(sessions.open(DEMO, ALICE, shown)).contains(longest);
    assertThat(sessions.open(DEMO, ALICE, "x".repeat(2 * SessionIds.LONGEST + 1))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a\tb", "\u00e9", "a\u007f"})
  void takesVisibleAsciiOnly(String id) {
    assertThat(SessionIds.isId(id)).isFalse();
  }

  @Test
  void takesIdsUpToALength() {
    assertThat(SessionIds.isId("!~")).isTrue();
    assertThat(SessionIds.isId("x".repeat(SessionIds.LONGEST))).isTrue();
    assertThat(SessionIds.isId("x".repeat(SessionIds.LONGEST + 1))).isFalse();
  }

  private static ProtectedServer server(String name) {
    String resource = "https://mcp.example.com/" + name;
    return Servers.server(name, resource, Servers.trusting("https://issuer", resource));
  }
}
