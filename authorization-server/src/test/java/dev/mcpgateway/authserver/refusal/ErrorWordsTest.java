package dev.mcpgateway.authserver.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.security.oauth2.core.OAuth2Error;

final class ErrorWordsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          invalid_request | OAuth 2.0 Parameter: state        | The parameter 'state' is missing, wrong or not allowed here.
          invalid_grant   | Client authentication failed: code | The parameter 'code' is missing, wrong or not allowed here.
          access_denied   | OAuth 2.0 Parameter: client_id    | Access was denied.
          """)
  void areASentence(String code, String description, String words) {
    assertThat(ErrorWords.of(new OAuth2Error(code, description, null))).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {"invalid_grant, -", "invalid_grant, It is used."})
  void areTheErrorsOwnWhereItHasThem(String code, @Nullable String description) {
    assertThat(ErrorWords.of(new OAuth2Error(code, description, null)))
        .isEqualTo(description == null ? code : description);
  }
}
