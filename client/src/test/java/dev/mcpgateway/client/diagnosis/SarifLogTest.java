package dev.mcpgateway.client.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.mcpgateway.client.doctor.Diagnosis;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class SarifLogTest {

  private static final JsonMapper JSON = new JsonMapper();

  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
          .getSchema(SarifLogTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json"));

  static Stream<Diagnosis> diagnoses() {
    return Stream.of(
        Diagnoses.ofHostileServer(),
        Diagnoses.ofNobody(),
        Diagnoses.ofSlowServer(),
        Diagnoses.ofRightServer());
  }

  @ParameterizedTest
  @MethodSource("diagnoses")
  void isValidByTheOfficialSchema(Diagnosis diagnosis) {
    assertThat(SCHEMA.validate(SarifLog.of(diagnosis), InputFormat.JSON)).isEmpty();
  }

  @Test
  void namesForEachResultItsRuleAndPlace() {
    JsonNode run = parsed(Diagnoses.ofHostileServer());

    assertThat(run.at("/tool/driver/rules")).hasSize(5);
    assertThat(run.at("/tool/driver/rules/0/helpUri").asString())
        .isEqualTo("https://www.rfc-editor.org/rfc/rfc9728#section-5.1");
    assertThat(run.path("results").valueStream().map(one -> one.path("level").asString()))
        .containsExactly("error", "warning", "note");
    run.path("results")
        .forEach(result -> {
          int rule = result.path("ruleIndex").asInt();
          assertThat(run.at("/tool/driver/rules/" + rule + "/id")).isEqualTo(result.path("ruleId"));
          assertThat(result.at("/locations/0/physicalLocation/artifactLocation/uri").asString())
              .isEqualTo(Diagnoses.SERVER.toString());
        });
  }

  @Test
  void saysWhatShowsItAndWhatToChange() {
    String text = parsed(Diagnoses.ofHostileServer()).at("/results/0/message/text").asString();

    assertThat(text)
        .startsWith("Wrong. → POST https://mcp.example/mcp")
        .contains("← status 401", "Change: Write it as <a>.", "See: RFC 9728, 5.1")
        .doesNotContain("\u001b", "\u0000", "\u202E");
  }

  @Test
  void tellsARunThatReachedNobody() {
    assertThat(isWhole(Diagnoses.ofNobody())).isFalse();
    assertThat(isWhole(Diagnoses.ofRightServer())).isTrue();
  }

  @Test
  void tellsARunThatWasCutOff() {
    assertThat(isWhole(Diagnoses.ofSlowServer())).isFalse();
    assertThat(parsed(Diagnoses.ofSlowServer()).at("/results/0/message/text").asString())
        .contains("came to its limit", "stopped: time", "Run it again.");
  }

  private static boolean isWhole(Diagnosis diagnosis) {
    return parsed(diagnosis).at("/invocations/0/executionSuccessful").asBoolean();
  }

  private static JsonNode parsed(Diagnosis diagnosis) {
    return JSON.readTree(SarifLog.of(diagnosis)).at("/runs/0");
  }
}
