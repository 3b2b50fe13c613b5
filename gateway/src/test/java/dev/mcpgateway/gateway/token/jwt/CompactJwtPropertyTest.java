package dev.mcpgateway.gateway.token.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsCoverage;
import net.jqwik.api.statistics.StatisticsReport;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Whatever the text: it is taken apart as it is written, or refused, and nothing else happens. */
final class CompactJwtPropertyTest {

  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final String HEADER = "{\"alg\":\"RS256\",\"kid\":\"k\"}";
  private static final String PAYLOAD = "{\"iss\":\"https://i\",\"aud\":[\"a\"],\"exp\":1e3}";

  @Property
  @StatisticsReport(onFailureOnly = true)
  void takesDamagedTextsApartOrRefusesThem(
      @ForAll("changes") List<Tuple.Tuple2<Integer, Character>> changes) {
    assertThatItIsTakenApartOrRefused(damaged(token(HEADER, PAYLOAD), changes));
    Statistics.coverage(CompactJwtPropertyTest::bothHappen);
  }

  @Property
  @StatisticsReport(onFailureOnly = true)
  void takesDamagedJsonApartOrRefusesIt(
      @ForAll("changes") List<Tuple.Tuple2<Integer, Character>> header,
      @ForAll("changes") List<Tuple.Tuple2<Integer, Character>> payload) {
    assertThatItIsTakenApartOrRefused(token(damaged(HEADER, header), damaged(PAYLOAD, payload)));
    Statistics.coverage(CompactJwtPropertyTest::bothHappen);
  }

  @Property
  @StatisticsReport(onFailureOnly = true)
  void refusesWhatIsNoToken(@ForAll String text) {
    assertThatItIsTakenApartOrRefused(text);
  }

  @Provide
  Arbitrary<List<Tuple.Tuple2<Integer, Character>>> changes() {
    Arbitrary<Character> character =
        Arbitraries.oneOf(
            Arbitraries.chars().range('\0', '\u00ff'),
            Arbitraries.chars().with((HEADER + PAYLOAD).toCharArray()));
    return Arbitraries.integers()
        .between(0, 1_000)
        .flatMap(at -> character.map(each -> Tuple.of(at, each)))
        .list()
        .ofMaxSize(2);
  }

  private static void assertThatItIsTakenApartOrRefused(String text) {
    try {
      CompactJwt jwt = CompactJwt.parse(text);
      assertThat(jwt.signingInput() + "." + jwt.signature()).isEqualTo(text);
      String payload = jwt.signingInput().substring(jwt.signingInput().indexOf('.') + 1);
      assertThat(jwt.claims().keySet())
          .isEqualTo(STRICT.readTree(new Base64URL(payload).decode()).propertyNames());
      Statistics.collect("taken apart");
    } catch (InvalidTokenException _) {
      Statistics.collect("refused");
    }
  }

  private static void bothHappen(StatisticsCoverage coverage) {
    coverage.check("taken apart").count(each -> each > 0);
    coverage.check("refused").count(each -> each > 0);
  }

  private static String token(String header, String payload) {
    return Base64URL.encode(header.getBytes(StandardCharsets.ISO_8859_1))
        + "."
        + Base64URL.encode(payload.getBytes(StandardCharsets.ISO_8859_1))
        + ".c2ln";
  }

  private static String damaged(String text, List<Tuple.Tuple2<Integer, Character>> changes) {
    StringBuilder damaged = new StringBuilder(text);
    changes.forEach(change -> damaged.setCharAt(change.get1() % text.length(), change.get2()));
    return damaged.toString();
  }
}
