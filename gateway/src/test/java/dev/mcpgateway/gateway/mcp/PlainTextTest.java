package dev.mcpgateway.gateway.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PlainTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "20",
        "7e",
        "7f",
        "09",
        "0a",
        "0d",
        "c280",
        "dfbf",
        "e0a080",
        "e18080",
        "ecbfbf",
        "ed9fbf",
        "ee8080",
        "efbfbf",
        "f0908080",
        "f1808080",
        "f3bfbfbf",
        "f48fbfbf",
        "61efbbbf"
      })
  void takesWellFormedText(String hex) {
    assertThat(isPlain(hex)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00",
        "01",
        "08",
        "0b",
        "0c",
        "0e",
        "1f",
        "80",
        "bf",
        "c0",
        "c080",
        "c1bf",
        "c2",
        "c27f",
        "c2c0",
        "df",
        "e0",
        "e080",
        "e09fbf",
        "e0a0",
        "e0a07f",
        "e0a0c0",
        "eda080",
        "edbfbf",
        "ef",
        "f0",
        "f08fbfbf",
        "f09080",
        "f0908080ff",
        "f090807f",
        "f0907f80",
        "f4908080",
        "f5808080",
        "ff",
        "fe",
        "efbb",
        "efbbbf",
        "efbbbf7b"
      })
  void refusesEverythingElse(String hex) {
    assertThat(isPlain(hex)).isFalse();
  }

  @Test
  void agreesWithTheStrictDecoder() {
    Random random = new Random(42);
    for (int round = 0; round < 200_000; round++) {
      byte[] bytes = new byte[1 + random.nextInt(6)];
      random.nextBytes(bytes);
      // mostly above ASCII, where the rules are
      for (int at = 0; at < bytes.length; at++) {
        bytes[at] |= random.nextInt(4) == 0 ? 0x20 : (byte) 0x80;
      }
      assertThat(PlainText.isPlain(bytes))
          .describedAs(HexFormat.of().formatHex(bytes))
          .isEqualTo(decodes(bytes));
    }
  }

  private static boolean decodes(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return !text.startsWith("\uFEFF");
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static boolean isPlain(String hex) {
    return PlainText.isPlain(HexFormat.of().parseHex(hex));
  }
}
