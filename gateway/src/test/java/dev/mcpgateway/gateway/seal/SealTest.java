package dev.mcpgateway.gateway.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SealTest {

  private static final List<String> ALICE = List.of("demo", "issuer", "alice");

  private final SecureRandom random = new SecureRandom();
  private final Seal seal = new Seal(SealKeys.random(random));

  @ParameterizedTest
  @ValueSource(strings = {"", "/messages?sessionId=1", "\u00e9\ud83d\ude00"})
  void opensWhatItSealed(String text) {
    String sealed = seal.seal(Purpose.SSE_ENDPOINT, ALICE, text);
    assertThat(open(ALICE, sealed)).contains(text);
    assertThat(sealed).matches("[A-Za-z0-9_-]+");
  }

  @Test
  void hidesTheText() {
    String sealed = seal.seal(Purpose.SSE_ENDPOINT, ALICE, "internal");
    assertThat(new String(Base64.getUrlDecoder().decode(sealed), StandardCharsets.ISO_8859_1))
        .doesNotContain("internal");
  }

  @Test
  void sealsTheSameTheSameWayAndNothingElse() {
    String sealed = seal.seal(Purpose.SSE_ENDPOINT, ALICE, "x");
    assertThat(seal.seal(Purpose.SSE_ENDPOINT, ALICE, "x")).isEqualTo(sealed);
    Set<String> others =
        Set.of(
            nonce(seal.seal(Purpose.SSE_ENDPOINT, ALICE, "y")),
            nonce(seal.seal(Purpose.SESSION_ID, ALICE, "x")),
            nonce(seal.seal(Purpose.SSE_ENDPOINT, List.of("demo", "issuer", "alicex"), "")),
            nonce(seal.seal(Purpose.SSE_ENDPOINT, List.of("demo", "issuer"), "x")));
    assertThat(others).hasSize(4).doesNotContain(nonce(sealed));
  }

  @Test
  void opensForNoOtherPurpose() {
    assertThat(open(ALICE, seal.seal(Purpose.SESSION_ID, ALICE, "x"))).isEmpty();
  }

  @Test
  void sealsWithTheFirstKeyAndOpensWithAll() {
    byte[] oldKey = key();
    byte[] newKey = key();
    Seal before = new Seal(SealKeys.of(List.of(oldKey)));
    Seal during = new Seal(SealKeys.of(List.of(newKey, oldKey)));
    Seal after = new Seal(SealKeys.of(List.of(newKey)));
    String old = before.seal(Purpose.SESSION_ID, ALICE, "x");
    String fresh = during.seal(Purpose.SESSION_ID, ALICE, "x");
    assertThat(during.open(Purpose.SESSION_ID, ALICE, old)).contains("x");
    assertThat(after.open(Purpose.SESSION_ID, ALICE, fresh)).contains("x");
    assertThat(after.open(Purpose.SESSION_ID, ALICE, old)).isEmpty();
    assertThat(before.open(Purpose.SESSION_ID, ALICE, fresh)).isEmpty();
    assertThat(after.seal(Purpose.SESSION_ID, ALICE, "x")).isEqualTo(fresh);
  }

  @Test
  void takesKeysOfOneLength() {
    assertThatIllegalArgumentException().isThrownBy(() -> SealKeys.of(List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> SealKeys.of(List.of(new byte[31])));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SealKeys.of(List.of(new byte[32], new byte[33])));
  }

  @Test
  void showsNoKey() {
    byte[] bytes = key();
    assertThat(SealKeys.of(List.of(bytes)).toString()).isEqualTo("SealKeys[1 hidden]");
    assertThat(new SealKey(bytes).toString()).isEqualTo("SealKey[hidden]");
  }

  @Test
  void opensForNobodyElse() {
    String sealed = seal.seal(Purpose.SSE_ENDPOINT, ALICE, "x");
    assertThat(open(List.of("demo", "issuer", "bob"), sealed)).isEmpty();
    assertThat(open(List.of("other", "issuer", "alice"), sealed)).isEmpty();
    assertThat(open(List.of("demo", "issuer"), sealed)).isEmpty();
    assertThat(open(List.of("demo", "issuer", "alice", ""), sealed)).isEmpty();
    assertThat(open(List.of("demoissuer", "", "alice"), sealed)).isEmpty();
    assertThat(open(List.of("dem", "oissuer", "alice"), sealed)).isEmpty();
  }

  @Test
  void opensForNoOtherKey() {
    String sealed = new Seal(SealKeys.random(random)).seal(Purpose.SSE_ENDPOINT, ALICE, "x");
    assertThat(open(ALICE, sealed)).isEmpty();
  }

  @Test
  void noticesEveryChange() {
    String sealed = seal.seal(Purpose.SSE_ENDPOINT, ALICE, "/messages");
    for (int at = 0; at < sealed.length(); at++) {
      for (char other : new char[] {'A', 'B', '_', '=', '+', '/', '.', ' '}) {
        String changed = sealed.substring(0, at) + other + sealed.substring(at + 1);
        if (!changed.equals(sealed)) {
          assertThat(open(ALICE, changed)).describedAs("%s at %s", other, at).isEmpty();
        }
      }
    }
  }

  @Test
  void noticesWhatIsMissingOrTooMuch() {
    String sealed = seal.seal(Purpose.SSE_ENDPOINT, ALICE, "/messages");
    for (int length = 0; length < sealed.length(); length++) {
      assertThat(open(ALICE, sealed.substring(0, length))).isEmpty();
    }
    assertThat(open(ALICE, sealed + "A")).isEmpty();
    assertThat(open(ALICE, sealed + "AAAA")).isEmpty();
    assertThat(open(ALICE, sealed + "=")).isEmpty();
  }

  @Test
  void takesOneSpellingOnly() {
    // of 1, 4, 12 and 17 bytes, so that the last character has bits that say nothing
    String sealed = seal.seal(Purpose.SSE_ENDPOINT, ALICE, "x");
    char last = sealed.charAt(sealed.length() - 1);
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    long spellings =
        alphabet
            .chars()
            .filter(each -> open(ALICE, sealed.replaceFirst(".$", "" + (char) each)).isPresent())
            .count();
    assertThat(alphabet).contains("" + last);
    assertThat(spellings).isEqualTo(1);
  }

  private byte[] key() {
    byte[] key = new byte[SealKeys.KEY_BYTES];
    random.nextBytes(key);
    return key;
  }

  private static String nonce(String sealed) {
    return HexFormat.of().formatHex(Base64.getUrlDecoder().decode(sealed), 5, 17);
  }

  private Optional<String> open(List<String> bound, String sealed) {
    return seal.open(Purpose.SSE_ENDPOINT, bound, sealed);
  }
}
