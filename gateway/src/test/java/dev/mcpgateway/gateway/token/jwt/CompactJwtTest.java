package dev.mcpgateway.gateway.token.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.util.Base64URL;
import dev.mcpgateway.gateway.caller.AccessToken;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompactJwtTest {

  private static final String HEADER = "{\"alg\":\"RS256\",\"kid\":\"k\"}";
  private static final String PAYLOAD = "{\"iss\":\"https://login.example.com\"}";
  private static final String SIGNATURE = "c2ln";

  @Test
  void takesATokenApart() throws InvalidTokenException {
    String input = Base64URL.encode(HEADER) + "." + Base64URL.encode(PAYLOAD);
    CompactJwt jwt = CompactJwt.parse(new AccessToken(input + "." + SIGNATURE));
    assertThat(jwt.algorithm().getName()).isEqualTo("RS256");
    assertThat(jwt.keyId()).hasValue("k");
    assertThat(jwt.issuer()).isEqualTo("https://login.example.com");
    assertThat(jwt.signingInput()).isEqualTo(input);
    assertThat(jwt.signature()).isEqualTo(new Base64URL(SIGNATURE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"opaque", "a.b", "a.b.c.d.e", "a..b..c", ".....", "a.b.c.d"})
  void refusesWhatIsNotThreeParts(String text) {
    assertRefused(text, "no signed JWT");
  }

  @Test
  void refusesEmptyParts() {
    assertRefused("..", "header");
    assertRefused("." + Base64URL.encode(PAYLOAD) + "." + SIGNATURE, "header");
    assertRefused(Base64URL.encode(HEADER) + ".." + SIGNATURE, "payload");
  }

  @ParameterizedTest
  @MethodSource
  void refusesAHeaderThatIsNotPlain(String header) {
    assertRefused(token(header, PAYLOAD), "");
  }

  static Stream<String> refusesAHeaderThatIsNotPlain() {
    return Stream.of(
        "",
        "null",
        "[]",
        "\"RS256\"",
        "{",
        "{}",
        "{}{}",
        "{\"alg\":\"RS256\"} x",
        "{\"alg\":\"RS256\",\"alg\":\"none\"}",
        "{\"alg\":\"RS256\",\"\\u0061lg\":\"none\"}",
        "{\"alg\":\"RS256\",\"x\":{\"a\":1,\"a\":2}}",
        "{\"alg\":1}",
        "{\"alg\":null}",
        "{\"alg\":[\"RS256\"]}",
        "{\"alg\":\"RS256\",\"kid\":1}",
        "{\"alg\":\"RS256\",\"kid\":{}}",
        "{\"alg\":\"RS256\",\"crit\":[\"exp\"]}",
        "{\"alg\":\"RS256\",\"crit\":[]}",
        "{\"alg\":\"RS256\",\"b64\":false}",
        "{\"alg\":\"RS256\",\"b64\":true}",
        "{'alg':'RS256'}",
        "{alg:\"RS256\"}",
        "{\"alg\":\"RS256\",}",
        "{\"alg\":\"RS256\"/**/}",
        "\uFEFF{\"alg\":\"RS256\"}");
  }

  @ParameterizedTest
  @MethodSource
  void refusesAPayloadThatIsNotPlain(String payload) {
    assertRefused(token(HEADER, payload), "payload");
  }

  static Stream<String> refusesAPayloadThatIsNotPlain() {
    return Stream.of(
        "",
        "text",
        "null",
        "[]",
        "{\"iss\":\"a\",\"iss\":\"b\"}",
        "{\"x\":NaN}",
        "{\"x\":" + "1".repeat(50) + "}",
        "{\"x\":" + "[".repeat(100) + "]".repeat(100) + "}",
        "{\"x\":" + "{\"x\":".repeat(1000) + "1" + "}".repeat(1000) + "}",
        "{\"x\":" + "[".repeat(5000));
  }

  @Test
  void refusesOtherEncodingsOfJson() {
    byte[] utf16 = PAYLOAD.getBytes(StandardCharsets.UTF_16BE);
    byte[] invalid = {'{', '"', (byte) 0xC0, (byte) 0xAF, '"', ':', '1', '}'};
    assertRefused(
        Base64URL.encode(HEADER) + "." + Base64URL.encode(utf16) + "." + SIGNATURE, "payload");
    assertRefused(
        Base64URL.encode(HEADER) + "." + Base64URL.encode(invalid) + "." + SIGNATURE, "payload");
  }

  @ParameterizedTest
  @ValueSource(strings = {"c2ln=", "c2l", "c2lnZ", "c+/n", "c2 n", "c2lo\n", "-_=="})
  void acceptsOneSpellingOfASignatureOnly(String signature) {
    String input = Base64URL.encode(HEADER) + "." + Base64URL.encode(PAYLOAD) + ".";
    assertRefused(input + signature, "signature");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"iss\":null}", "{\"iss\":7}", "{\"iss\":[\"a\"]}"})
  void refusesATokenWithoutIssuer(String payload) {
    assertThatExceptionOfType(InvalidTokenException.class)
        .isThrownBy(() -> CompactJwt.parse(new AccessToken(token(HEADER, payload))).issuer())
        .satisfies(e -> assertThat(e.detail()).contains("iss"));
  }

  @Test
  void refusesATokenThatIsTooLong() throws InvalidTokenException {
    String filler = "{\"iss\":\"a\",\"x\":\"" + "x".repeat(12_000) + "\"}";
    CompactJwt.parse(new AccessToken(token(HEADER, filler)));
    assertRefused(
        token(HEADER, filler.replace("x\"}", "x".repeat(1_000) + "\"}")), "longer than 16384");
  }

  private static String token(String header, String payload) {
    return Base64URL.encode(header) + "." + Base64URL.encode(payload) + "." + SIGNATURE;
  }

  private static void assertRefused(String text, String detail) {
    assertThatExceptionOfType(InvalidTokenException.class)
        .isThrownBy(() -> CompactJwt.parse(new AccessToken(text)))
        .satisfies(e -> assertThat(e.detail()).contains(detail).doesNotContain(SIGNATURE));
  }
}
