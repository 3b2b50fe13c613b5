package dev.mcpgateway.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpellingsTest {

  @ParameterizedTest
  @CsvSource({
    "file:///a/../b, file:///b",
    "file:///a/./b, file:///a/b",
    "file:///a/.., file:///",
    "file:///../../b, file:///b",
    "file:///a/b/../../c/., file:///c/",
    "file:///a/%2E%2e/b, file:///b",
    "file:///a/..%2Fb, file:///b",
    "file:///a/..%5cb, file:///b",
    "'file:///a/..\\b', file:///b",
    "file:///%61/%7Eb, file:///a/~b",
    "File:///a, file:///a",
    "file:/a, file:///a",
    "file://LOCALHOST/a, file:///a",
    "HTTP://Example.COM/A, http://example.com/A",
    "https://Example.com, https://example.com",
    "https://example.com/a/../b?c=../d#../e, https://example.com/b?c=../d#../e",
    "note://Pad/a/../b, note://Pad/b",
    "note:a/../b, note:b",
    "a/../b, b",
    "/a/../b, /b"
  })
  void addThePlainOne(String uri, String plain) {
    assertThat(Spellings.of(uri)).containsExactly(uri, plain);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        "file:///a/b",
        "file:///",
        "file://server/a",
        "file:///a..b/.c/d...",
        "file:///a%20b/%C3%A9",
        "file:///a%2Fb",
        "file:///%",
        "file:///%zz/%4",
        "Note://Pad/A",
        "note:A",
        "file:///secret/{x}",
        "https://example.com/a?b=/../c",
        "urn:isbn:0451450523",
        "plain text"
      })
  void addNothingToAPlainOne(String uri) {
    assertThat(Spellings.of(uri)).containsExactly(uri);
  }

  @Test
  void knowAnEscapeBeyondAscii() {
    assertThat(Spellings.of("file:///\u00e9/%C3%A9/../b")).last().isEqualTo("file:///\u00e9/b");
  }
}
