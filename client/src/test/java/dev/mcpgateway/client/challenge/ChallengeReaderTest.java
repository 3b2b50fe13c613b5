package dev.mcpgateway.client.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ChallengeReaderTest {

  @Test
  void readsASchemeAlone() {
    assertThat(ChallengeReader.read("Bearer")).containsExactly(challenge("Bearer"));
  }

  @Test
  void readsParametersInQuotesAndWithout() {
    assertThat(ChallengeReader.read("Bearer realm=\"a b\", error=invalid_token"))
        .containsExactly(challenge("Bearer", "realm", "a b", "error", "invalid_token"));
  }

  @Test
  void readsSeveralChallengesInOneHeader() {
    assertThat(
            ChallengeReader.read(
                "Basic realm=\"x, Bearer y=z\", Bearer scope=\"a\",DPoP algs=ES256"))
        .containsExactly(
            challenge("Basic", "realm", "x, Bearer y=z"),
            challenge("Bearer", "scope", "a"),
            challenge("DPoP", "algs", "ES256"));
  }

  @Test
  void readsASchemeAloneBetweenOthers() {
    assertThat(ChallengeReader.read("Negotiate, Bearer, Basic realm=a"))
        .containsExactly(
            challenge("Negotiate"), challenge("Bearer"), challenge("Basic", "realm", "a"));
  }

  @Test
  void undoesEscapes() {
    assertThat(ChallengeReader.read("Bearer realm=\"a \\\"b\\\\\""))
        .containsExactly(challenge("Bearer", "realm", "a \"b\\"));
  }

  @ParameterizedTest
  @CsvSource({"abc==", "a.b-c_d~e+f/g", "0"})
  void readsAToken68(String token) {
    assertThat(ChallengeReader.read("Negotiate " + token + " , Bearer scope=a"))
        .containsExactly(
            new Challenge("Negotiate", Map.of(), token), challenge("Bearer", "scope", "a"));
  }

  @Test
  void takesNameWithEqualsSignAndValueForAParameter() {
    assertThat(ChallengeReader.read("Bearer abc=d"))
        .containsExactly(challenge("Bearer", "abc", "d"));
  }

  @Test
  void allowsSpaceAroundEqualsSignsAndEmptyListElements() {
    assertThat(ChallengeReader.read(" ,, Bearer  a = b ,\t, c\t=\t\"d\" , "))
        .containsExactly(challenge("Bearer", "a", "b", "c", "d"));
  }

  @Test
  void countsTheFirstOfTwoParametersWithOneName() {
    assertThat(ChallengeReader.read("Bearer scope=\"a\", SCOPE=\"b\", x=1, x=2"))
        .containsExactly(challenge("Bearer", "scope", "a", "x", "1"));
  }

  @Test
  void namesParametersInLowerCase() {
    Challenge challenge = ChallengeReader.read("bearer Resource_Metadata=\"u\"").getFirst();

    assertThat(challenge.isFor("Bearer")).isTrue();
    assertThat(challenge.isFor("Basic")).isFalse();
    assertThat(challenge.parameter("RESOURCE_metadata")).contains("u");
    assertThat(challenge.parameter("scope")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", ",", "\"quoted\"", "=", "ä"})
  void readsNothingWhereThereIsNoScheme(String value) {
    assertThat(ChallengeReader.read(value)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer a=b, c=\"open", "Bearer a=b, c=\"open\\", "Bearer a=b, \"c\""})
  void keepsWhatWasReadBeforeWhatCantBe(String value) {
    assertThat(ChallengeReader.read(value)).containsExactly(challenge("Bearer", "a", "b"));
  }

  private static Challenge challenge(String scheme, String... parameters) {
    Map<String, String> map = new HashMap<>();
    for (int i = 0; i < parameters.length; i += 2) {
      map.put(parameters[i], parameters[i + 1]);
    }
    return new Challenge(scheme, map, "");
  }
}
