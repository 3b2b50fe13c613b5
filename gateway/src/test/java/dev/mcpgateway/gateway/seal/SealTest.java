package dev.mcpgateway.gateway.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SealTest {

  private static final List<String> ALICE = List.of("demo", "issuer", "alice");

  private final SecureRandom random = new SecureRandom();
  private final Seal seal = new Seal(random);

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
  void neverSealsTheSameWayTwice() {
    Set<String> seen = new HashSet<>();
    for (int round = 0; round < 1_000; round++) {
      assertThat(seen.add(seal.seal(Purpose.SSE_ENDPOINT, ALICE, "x"))).isTrue();
    }
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
    String sealed = new Seal(random).seal(Purpose.SSE_ENDPOINT, ALICE, "x");
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
    // of 1, 12 and 17 bytes, so that the last character has bits that say nothing
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

  @Test
  void endsBeforeANonceRepeats() {
    Nonces nonces = new Nonces(random, (1L << 40) - 2);
    byte[] one = nonces.next();
    byte[] other = nonces.next();
    assertThat(one).hasSize(12).isNotEqualTo(other).startsWith(Arrays.copyOf(other, 7));
    assertThat(other).endsWith(-1, -1, -1, -1, -1);
    assertThatIllegalStateException().isThrownBy(nonces::next);
  }

  @Test
  void countsFromARandomPrefix() {
    byte[] one = new Nonces(random).next();
    byte[] other = new Nonces(random).next();
    assertThat(one).endsWith(0, 0, 0, 0, 0);
    assertThat(one).isNotEqualTo(other);
  }

  private Optional<String> open(List<String> bound, String sealed) {
    return seal.open(Purpose.SSE_ENDPOINT, bound, sealed);
  }
}
