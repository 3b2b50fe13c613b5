package dev.mcpgateway.gateway.token.introspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;

class AnswerReaderTest {

  @Test
  void readsAYes() {
    assertThat(read("{\"active\":true,\"sub\":\"alice\"}"))
        .isEqualTo(new Introspected.Active(Map.of("active", true, "sub", "alice")));
  }

  @Test
  void readsANo() {
    assertThat(read("{\"active\":false,\"sub\":\"alice\"}")).isEqualTo(new Introspected.Inactive());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "null",
        "true",
        "{\"active\":null}",
        "{\"active\":\"true\"}",
        "{\"active\":1}",
        "{\"active\":[true]}",
        "{\"Active\":true}",
        "{\"active\":false,\"active\":true}",
        "{\"active\":true,\"sub\":\"a\",\"sub\":\"b\"}",
        "{\"active\":true,\"aud\":{\"a\":1,\"a\":2}}",
        "{\"active\":true} {\"active\":false}",
        "{\"active\":true",
        "<html>Log in</html>"
      })
  void takesNothingElseForAnAnswer(String body) {
    assertThat(read(body)).isInstanceOf(Introspected.Failed.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 204, 301, 302, 400, 401, 403, 404, 429, 500, 503})
  void takesNoOtherStatusForAnAnswer(int status) {
    assertThat(
            AnswerReader.read(
                status,
                MediaType.APPLICATION_JSON,
                "{\"active\":true}".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(new Introspected.Failed("answered " + status));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html",
        "text/json",
        "application/*",
        "application/token-introspection+jwt",
        "application/problem+json"
      })
  void takesNoOtherTypeForAnAnswer(String type) {
    byte[] body = "{\"active\":true}".getBytes(StandardCharsets.UTF_8);
    assertThat(AnswerReader.read(200, MediaType.parseMediaType(type), body))
        .isInstanceOf(Introspected.Failed.class);
    assertThat(AnswerReader.read(200, null, body)).isInstanceOf(Introspected.Failed.class);
  }

  private static Introspected read(String body) {
    return AnswerReader.read(
        200,
        MediaType.parseMediaType("application/json;charset=UTF-8"),
        body.getBytes(StandardCharsets.UTF_8));
  }
}
