package dev.mcpgateway.gateway.lifetime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;

class EventPositionTest {

  private final EventPosition position = new EventPosition();

  /** What came, and what is said after it; | stands for the end of a piece. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      textBlock =
          """
          "",                     ": x\\n\\n"
          "data: 1\\n\\n",        ": x\\n\\n"
          "data: 1\\n|\\n",       ": x\\n\\n"
          "data: 1\\r\\r",        ": x\\n\\n"
          "data: 1\\r\\n\\r\\n",  ": x\\n\\n"
          "data: 1\\r\\n\\r|\\n", ": x\\n\\n"
          "data: 1\\r|\\n\\r\\n", ": x\\n\\n"
          ": ping\\n",            ": x\\n\\n"
          ": pi",                 "\\n: x\\n\\n"
          "data: 1\\n\\n: pi|ng", "\\n: x\\n\\n"
          "data: 1",              "\\n: x\\n"
          "d",                    "\\n: x\\n"
          "data: 1\\n",           ": x\\n"
          "data: 1\\r",           ": x\\n"
          "data: 1\\r\\n",        ": x\\n"
          "data: 1\\r|\\n",       ": x\\n"
          "data: 1\\n: ping",     "\\n: x\\n"
          "data: 1\\n: ping\\n",  ": x\\n"
          "data: 1\\n\\nid: 2\\n", ": x\\n"
          "data: 1\\n\\r\\n|id",  "\\n: x\\n"
          """)
  void closesNoEventThatIsNotWhole(String pieces, String comment) {
    for (String piece : unescaped(pieces).split("\\|", -1)) {
      position.follow(buffer(piece));
    }
    assertThat(position.comment("x")).asString().isEqualTo(unescaped(comment));
    assertThat(position.isBetweenEvents()).isEqualTo(comment.endsWith("\\n\\n"));
  }

  @Test
  void readsNothingAway() {
    DataBuffer piece = buffer("xdata: 1\n");
    piece.readPosition(1);
    position.follow(piece);
    assertThat(piece.readPosition()).isEqualTo(1);
    assertThat(position.isBetweenEvents()).isFalse();
  }

  private static String unescaped(String text) {
    return text.replace("\\n", "\n").replace("\\r", "\r");
  }

  private static DataBuffer buffer(String text) {
    return DefaultDataBufferFactory.sharedInstance.wrap(text.getBytes(StandardCharsets.UTF_8));
  }
}
