package dev.mcpgateway.client.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.client.doctor.Diagnosis;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.SAXException;

final class JunitXmlTest {

  static Stream<Diagnosis> diagnoses() {
    return Stream.of(Diagnoses.ofHostileServer(), Diagnoses.ofNobody(), Diagnoses.ofRightServer());
  }

  @ParameterizedTest
  @MethodSource("diagnoses")
  void hasTheFormThatPipelinesRead(Diagnosis diagnosis) throws SAXException, IOException {
    SchemaFactory.newDefaultInstance()
        .newSchema(new StreamSource(getClass().getResourceAsStream("/diagnosis/junit.xsd")))
        .newValidator()
        .validate(new StreamSource(new StringReader(JunitXml.of(diagnosis))));
  }

  @ParameterizedTest
  @MethodSource("diagnoses")
  void countsWhatItHolds(Diagnosis diagnosis) {
    Document xml = parsed(diagnosis);
    Element suite = xml.expectFirst("testsuite");

    assertThat(Stream.of("tests", "failures", "errors", "skipped").map(suite::attr).toList())
        .containsExactlyElementsOf(
            Stream.of("testcase", "failure", "error", "skipped")
                .map(name -> String.valueOf(xml.select(name).size()))
                .toList());
  }

  @Test
  void failsForErrorsAndWarningsOnly() {
    Document xml = parsed(Diagnoses.ofHostileServer());

    assertThat(xml.select("testcase:has(failure)").eachAttr("name"))
        .containsExactly("CHAL-01: Wrong", "CHAL-02: Wrong");
    assertThat(xml.select("failure").eachAttr("type")).containsExactly("error", "warning");
    assertThat(xml.select("testcase:has(skipped)").eachAttr("name"))
        .isEqualTo(List.of("TOK-02: Wrong"));
    assertThat(xml.select("testcase[name^=CHAL-03] system-out").text()).contains("status 401");
  }

  @Test
  void isRedWhereNothingAnswers() {
    assertThat(parsed(Diagnoses.ofNobody()).select("testcase[classname=doctor.SERVER] error"))
        .hasSize(1);
  }

  @Test
  void showsHostileTextAsText() {
    String text = JunitXml.of(Diagnoses.ofHostileServer());

    assertThat(text).doesNotContain("<script", "\u001b", "\u0000", "\uFFFE", "\u202E");
    assertThat(parsed(Diagnoses.ofHostileServer()).expectFirst("failure").wholeText())
        .contains("<script>alert(1)</script>\"'&#0;&amp;", "Change: Write it as <a>.");
  }

  private static Document parsed(Diagnosis diagnosis) {
    return Jsoup.parse(JunitXml.of(diagnosis), "", Parser.xmlParser());
  }
}
