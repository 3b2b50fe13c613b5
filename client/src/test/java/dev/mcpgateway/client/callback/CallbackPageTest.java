package dev.mcpgateway.client.callback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.client.authorization.AuthorizationAnswer;
import dev.mcpgateway.client.authorization.AuthorizationAnswer.Denied;
import dev.mcpgateway.client.authorization.AuthorizationAnswer.ForeignIssuer;
import dev.mcpgateway.client.authorization.AuthorizationAnswer.Granted;
import dev.mcpgateway.client.authorization.AuthorizationAnswer.Malformed;
import dev.mcpgateway.client.authorization.AuthorizationAnswer.Stray;
import dev.mcpgateway.client.flow.Secret;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class CallbackPageTest {

  @ParameterizedTest
  @MethodSource
  void saysHowTheLoginEnded(AuthorizationAnswer answer, int status, String title, String words) {
    CallbackPage page = CallbackPage.of(answer);
    Document document = Jsoup.parse(page.html());

    assertThat(page.status()).isEqualTo(status);
    assertThat(document.title()).isEqualTo(title);
    assertThat(document.text()).contains(words).doesNotContain("{");
  }

  private static Stream<Arguments> saysHowTheLoginEnded() {
    String failed = "The login did not succeed";
    return Stream.of(
        Arguments.of(new Granted(new Secret("c0de")), 200, "You are logged in", "close this"),
        Arguments.of(new Denied("access_denied", "no"), 400, failed, "access_denied no"),
        Arguments.of(new ForeignIssuer("a", "b"), 400, failed, "Nothing of it was used"),
        Arguments.of(new Malformed("x"), 400, failed, "could not be read"),
        Arguments.of(new Stray(), 404, "Not the awaited answer", "keeps waiting"));
  }

  @Test
  void showsForeignWordsAsWords() {
    String html = CallbackPage.of(new Denied("<script>", "{next}\"'&")).html();

    assertThat(html).doesNotContain("<script").contains("&lt;script&gt; {next}&quot;&#39;&amp;");
  }

  @Test
  void needsNothingFromElsewhereAndShowsNoCode() {
    String html = CallbackPage.of(new Granted(new Secret("c0de"))).html();

    assertThat(html).doesNotContain("c0de", "http", "src=", "url(", "@import", "<script");
  }
}
