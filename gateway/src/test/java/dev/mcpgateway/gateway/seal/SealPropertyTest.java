package dev.mcpgateway.gateway.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What was sealed opens for whom it was sealed, and nothing else does. */
final class SealPropertyTest {

  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=+/ .";

  private final Seal seal = new Seal(SealKeys.random(new SecureRandom()));

  @Property
  void opensWhatWasSealed(
      @ForAll Purpose purpose, @ForAll("bound") List<String> bound, @ForAll("text") String text) {
    assertThat(seal.open(purpose, bound, seal.seal(purpose, bound, text))).contains(text);
  }

  @Property
  void opensForNoOtherPurposeAndNobodyElse(
      @ForAll Purpose purpose,
      @ForAll("bound") List<String> bound,
      @ForAll Purpose otherPurpose,
      @ForAll("bound") List<String> other) {
    Assume.that(purpose != otherPurpose || !bound.equals(other));
    assertThat(seal.open(otherPurpose, other, seal.seal(purpose, bound, "a-session"))).isEmpty();
  }

  @Property
  void opensNothingOfWhichABitIsAnother(
      @ForAll("bound") List<String> bound, @ForAll("text") String text, @ForAll int at) {
    byte[] sealed = Base64.getUrlDecoder().decode(sealed(bound, text));
    int bit = Math.floorMod(at, sealed.length * 8);
    sealed[bit / 8] ^= (byte) (1 << bit % 8);
    String flipped = Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    assertThat(seal.open(Purpose.SESSION_ID, bound, flipped)).isEmpty();
  }

  @Property
  void opensNoOtherSpelling(
      @ForAll("bound") List<String> bound,
      @ForAll("text") String text,
      @ForAll("fromEnd") int fromEnd,
      @ForAll("piece") String piece,
      @ForAll boolean instead) {
    String sealed = sealed(bound, text);
    int index = Math.max(0, sealed.length() - fromEnd);
    String other =
        sealed.substring(0, index)
            + piece
            + sealed.substring(Math.min(sealed.length(), instead ? index + 1 : index));
    Assume.that(!other.equals(sealed));
    assertThat(seal.open(Purpose.SESSION_ID, bound, other)).isEmpty();
  }

  @Property
  void opensNoTextThatIsNotSealed(@ForAll String text, @ForAll byte[] bytes) {
    List<String> bound = List.of("demo", "issuer", "alice");
    String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    assertThat(seal.open(Purpose.SESSION_ID, bound, text)).isEmpty();
    assertThat(seal.open(Purpose.SESSION_ID, bound, encoded)).isEmpty();
  }

  @Provide
  Arbitrary<List<String>> bound() {
    // few letters, so that one list often is the other cut elsewhere
    return Arbitraries.strings()
        .withChars("ab")
        .ofMaxLength(3)
        .list()
        .ofMaxSize(4)
        .map(List::copyOf);
  }

  @Provide
  Arbitrary<String> text() {
    return Arbitraries.strings().withCharRange('\0', '\ud7ff').ofMaxLength(60);
  }

  /** Often at the last letter: that one has bits to spare. */
  @Provide
  Arbitrary<Integer> fromEnd() {
    return Arbitraries.oneOf(
        Arbitraries.integers().between(0, 1), Arbitraries.integers().between(0, 150));
  }

  @Provide
  Arbitrary<String> piece() {
    return Arbitraries.strings().withChars(ALPHABET).ofMaxLength(1);
  }

  private String sealed(List<String> bound, String text) {
    return seal.seal(Purpose.SESSION_ID, bound, text);
  }
}
