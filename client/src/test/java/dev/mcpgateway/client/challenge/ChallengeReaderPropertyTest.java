package dev.mcpgateway.client.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the header: what is well written is read, and what stood before damage counts. */
final class ChallengeReaderPropertyTest {

  private static final String TOKEN_LETTERS = "abcXYZ019!#$%&'*+-.^_`|~";

  @Property
  void readsWhatIsWellWritten(
      @ForAll("challenges") List<Challenge> challenges, @ForAll("gap") String gap) {
    assertThat(ChallengeReader.read(written(challenges, gap))).isEqualTo(lowered(challenges));
  }

  @Property
  void keepsWhatStoodBeforeTheDamage(
      @ForAll("challenge") Challenge before, @ForAll("damage") String damage) {
    List<Challenge> challenges = List.of(before);
    List<Challenge> read = ChallengeReader.read(written(challenges, " ") + damage);
    assertThat(read.subList(0, 1)).isEqualTo(lowered(challenges));
  }

  @Property
  void readsAnyTextToItsEnd(@ForAll String text) {
    assertThat(ChallengeReader.read(text)).doesNotContainNull();
  }

  @Provide
  Arbitrary<List<Challenge>> challenges() {
    return challenge().list().ofMaxSize(4);
  }

  @Provide
  Arbitrary<Challenge> challenge() {
    return Arbitraries.oneOf(withParameters(), withToken68());
  }

  @Provide
  Arbitrary<String> gap() {
    return Arbitraries.of("", " ", "\t", "  ");
  }

  @Provide
  Arbitrary<String> damage() {
    return Arbitraries.strings()
        .withCharRange('\0', '\u00ff')
        .ofMaxLength(30)
        .map(", Bearer error=\""::concat);
  }

  private static Arbitrary<Challenge> withParameters() {
    Arbitrary<Map<String, String>> parameters =
        Arbitraries.maps(token(), Arbitraries.strings().withCharRange(' ', '\u00ff').ofMaxLength(9))
            .uniqueKeys(name -> name.toLowerCase(Locale.ROOT))
            .ofMaxSize(4);
    return Combinators.combine(token(), parameters)
        .as((scheme, each) -> new Challenge(scheme, each, ""));
  }

  private static Arbitrary<Challenge> withToken68() {
    Arbitrary<String> letters =
        Arbitraries.strings().withChars("abcXYZ019-._~+/").ofMinLength(1).ofMaxLength(9);
    Arbitrary<String> padding = Arbitraries.of("", "=", "==");
    return Combinators.combine(token(), letters, padding)
        .as((scheme, text, end) -> new Challenge(scheme, Map.of(), text + end));
  }

  private static Arbitrary<String> token() {
    return Arbitraries.strings().withChars(TOKEN_LETTERS).ofMinLength(1).ofMaxLength(6);
  }

  /**
   * As RFC 9110 has it.
   *
   * @param gap where white space may stand
   */
  private static String written(List<Challenge> challenges, String gap) {
    return challenges.stream()
        .map(each -> each.scheme() + " " + each.token68() + parameters(each, gap))
        .collect(Collectors.joining(gap + "," + gap));
  }

  private static String parameters(Challenge challenge, String gap) {
    return challenge.parameters().entrySet().stream()
        .map(each -> each.getKey() + gap + "=" + gap + quoted(each.getValue()))
        .collect(Collectors.joining(gap + "," + gap));
  }

  private static String quoted(String value) {
    return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private static List<Challenge> lowered(List<Challenge> challenges) {
    return challenges.stream()
        .map(each ->
            new Challenge(
                each.scheme(),
                each.parameters().entrySet().stream()
                    .collect(
                        Collectors.toMap(
                            entry -> entry.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue)),
                each.token68()))
        .toList();
  }
}
