package dev.mcpgateway.client.diagnosis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

final class DiagnosisPageTest {

  @Test
  void showsEachFindingWithWhatToChange() {
    Document page = Jsoup.parse(DiagnosisPage.of(Diagnoses.ofHostileServer()));

    assertThat(page.select("section h2").eachText())
        .containsExactly("error CHAL-01: Wrong", "warning CHAL-02: Wrong", "info CHAL-03: Wrong");
    assertThat(page.select("section p").eachText())
        .contains("Change: Write it as <a>.")
        .anyMatch(text -> text.startsWith("See: RFC 9728"));
    assertThat(page.select("body > p").text())
        .isEqualTo(
            "1 error, 1 warning, 1 info; 5 checks, of which 1 could not be judged, by 3 requests.");
  }

  @Test
  void listsEachCheckWithItsOutcome() {
    Document page = Jsoup.parse(DiagnosisPage.of(Diagnoses.ofHostileServer()));

    assertThat(page.select("tr").eachText())
        .hasSize(5)
        .contains("CHAL-01 Wrong found", "TOK-01 Wrong not so", "TOK-02 Wrong not judged");
  }

  @Test
  void loadsNothingAndRunsNothing() throws NoSuchAlgorithmException {
    Document page = Jsoup.parse(DiagnosisPage.of(Diagnoses.ofHostileServer()));
    byte[] style = page.expectFirst("style").data().getBytes(UTF_8);
    String hash =
        Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(style));

    assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
        .isEqualTo(
            "default-src 'none'; style-src 'sha256-"
                + hash
                + "'; base-uri 'none'; form-action 'none'");
    assertThat(page.select("script, link, img, iframe, object, form, [src], [style]")).isEmpty();
    assertThat(page.select("[href]").eachAttr("href"))
        .allMatch(href -> href.startsWith("https://www.rfc-editor.org/"));
    assertThat(page.expectFirst("pre").wholeText())
        .contains("<script>alert(1)</script>\"'&#0;&amp;")
        .doesNotContain("\u001b", "\u202E");
  }

  @Test
  void saysThatNothingAnswersOrNothingWasFound() {
    assertThat(Jsoup.parse(DiagnosisPage.of(Diagnoses.ofNobody())).text())
        .contains("Nothing answers there.");
    assertThat(Jsoup.parse(DiagnosisPage.of(Diagnoses.ofRightServer())).text())
        .contains("Nothing found; 1 checks");
  }
}
