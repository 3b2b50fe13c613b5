package dev.mcpgateway.gateway.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HeaderValueTest {

  @ParameterizedTest
  @CsvSource({
    "echo, echo",
    "a b, a b",
    "=?base64?ZWNobw==?=, echo",
    "=?base64?w6k=?=, \u00e9",
    "=?BASE64?ZWNobw==?=, =?BASE64?ZWNobw==?=",
    "=?base64?ZWNobw==, =?base64?ZWNobw==",
    "=?base64?=, =?base64?="
  })
  void decodes(String value, String text) {
    assertThat(HeaderValue.decode(value)).contains(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=?base64?ZWNobw?=",
        "=?base64?ZWNobx==?=",
        "=?base64?ZWNo bw==?=",
        "=?base64?ZWN-bw==?=",
        "=?base64?/w==?=",
        "=?base64?ZWNobw===?=",
        "\u00e9",
        "a\u0001b",
        "a\u007f"
      })
  void findsNothingInWhatIsMalformed(String value) {
    assertThat(HeaderValue.decode(value)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "=?base64??="})
  void decodesNothingAsNothing(String value) {
    assertThat(HeaderValue.decode(value)).contains("");
  }
}
