package dev.mcpgateway.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonMediaTypeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "Application/JSON",
        " application/json ",
        "application/json;",
        "application/json; charset=utf-8",
        "application/json;charset=UTF-8",
        "application/json ; charset=\"utf-8\" "
      })
  void takesJson(String contentType) {
    assertThat(JsonMediaType.matches(contentType)).isTrue();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "text/plain",
        "text/json",
        "application/json-rpc",
        "application/x-json",
        "application/problem+json",
        "application/json; charset=utf-16",
        "application/json; charset=latin1",
        "application/json; charset=utf-8; x=y",
        "application/json, text/plain",
        "text/plain; application/json",
        "text/plain;charset=utf-8",
        "multipart/form-data",
        "application/jsonx",
        "application"
      })
  void takesNothingElse(@Nullable String contentType) {
    assertThat(JsonMediaType.matches(contentType)).isFalse();
  }
}
