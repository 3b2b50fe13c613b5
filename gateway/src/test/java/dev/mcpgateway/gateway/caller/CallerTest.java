package dev.mcpgateway.gateway.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallerTest {

  private static final CallerId ALICE =
      new CallerId("https://login.example.com", CallerId.Kind.SUBJECT, "alice");

  @Test
  void isNeverNameless() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CallerId("https://x", CallerId.Kind.SUBJECT, ""));
  }

  @Test
  void differsFromAClientOfTheSameName() {
    assertThat(ALICE).isNotEqualTo(new CallerId(ALICE.issuer(), CallerId.Kind.CLIENT, "alice"));
  }

  @Test
  void keepsItsOwnCopies() {
    Set<String> scopes = new HashSet<>(Set.of("mcp"));
    Caller caller =
        new Caller(ALICE, Optional.empty(), scopes, Set.of("staff"), Set.of("us"), Instant.EPOCH);
    scopes.add("admin");
    assertThat(caller.scopes()).containsExactly("mcp");
    assertThat(caller.groups()).containsExactly("staff");
    assertThat(caller.audiences()).containsExactly("us");
  }

  @Test
  void hidesItsToken() throws Exception {
    AccessToken token = new AccessToken("secret");
    assertThat(token).hasToString("AccessToken[hidden]");
    byte[] sha256 =
        MessageDigest.getInstance("SHA-256").digest("secret".getBytes(StandardCharsets.UTF_8));
    assertThat(token.hash().bytes()).isEqualTo(sha256);
    assertThat(token.hash()).hasToString(HexFormat.of().formatHex(sha256));
  }

  @Test
  void knowsATokenByItsText() {
    AccessToken token = new AccessToken("secret");
    assertThat(token)
        .isEqualTo(new AccessToken("secret"))
        .hasSameHashCodeAs(new AccessToken("secret"));
    assertThat(token).isNotEqualTo(new AccessToken("Secret")).isNotEqualTo("secret");
  }

  @Test
  void hasNoEmptyToken() {
    assertThatIllegalArgumentException().isThrownBy(() -> new AccessToken(""));
  }
}
