package dev.mcpgateway.gateway.sse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageRewriterTest {

  private final List<String> seen = new ArrayList<>();
  private final MessageRewriter rewriter = new MessageRewriter(1_000, this::edit);

  @Test
  void editsTheDataOfAnEvent() {
    assertThat(all("id: 1\nevent: message\ndata: {hidden}\nretry: 5\n\n"))
        .isEqualTo("id: 1\nevent: message\ndata: {}\nretry: 5\n\n");
    assertThat(seen).containsExactly("{hidden}");
  }

  @Test
  void editsDataOfSeveralLines() {
    assertThat(all("data:{\r\ndata: hidden\r\ndata\r\ndata:}\r\n\r\n"))
        .isEqualTo("data: {\r\ndata: \r\ndata: \r\ndata: }\r\n\r\n");
    assertThat(seen).containsExactly("{\nhidden\n\n}");
  }

  @Test
  void editsAnEventThatComesByteByByte() {
    StringBuilder out = new StringBuilder();
    for (byte each : "data: {hidden}\n\ndata: {}\n\n".getBytes(StandardCharsets.UTF_8)) {
      out.append(text(rewriter.pass(new byte[] {each})));
    }
    assertThat(out).hasToString("data: {}\n\ndata: {}\n\n");
  }

  @Test
  void editsAnEventThatIsCutOff() {
    assertThat(text(rewriter.pass(bytes("data: {hidden}")))).isEmpty();
    assertThat(text(rewriter.end())).isEqualTo("data: {}");
  }

  @Test
  void knowsTheCommentsOfAnEventThatIsCutOff() {
    assertThat(text(rewriter.comments())).isEmpty();
    rewriter.pass(bytes(": before\n\nid: 1\n: one\r\ndata: {hid\n: two\n"));
    rewriter.end();
    assertThat(text(rewriter.comments())).isEqualTo(": one\r\n: two\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "event: endpoint\ndata: /messages?hidden\n\n",
        ": hidden {\n\n",
        "id: {hidden\ndata\n\n",
        "data: \n\n",
        "event: ping\n\n",
        "\n"
      })
  void looksAtNothingThatCannotBeAMessage(String event) {
    assertThat(all(event)).isEqualTo(event);
    assertThat(seen).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"message", "endpoint", "x", ""})
  void looksAtMessagesOfEveryType(String type) {
    assertThat(all("event: " + type + "\ndata: [{hidden}]\n\n"))
        .isEqualTo("event: " + type + "\ndata: [{}]\n\n");
  }

  @Test
  void leavesEveryByteOfWhatTheEditLeaves() {
    String event = "data:{\"a\":\r\ndata:   1}\r\n\r\n";
    assertThat(all(event)).isEqualTo(event);
    assertThat(seen).containsExactly("{\"a\":\n  1}");
  }

  @Test
  void endsAStreamWithAnEventThatIsTooLarge() {
    assertThatExceptionOfType(RefusedEventException.class)
        .isThrownBy(() -> rewriter.pass(bytes("data: " + "x".repeat(1_000))));
  }

  private String edit(String message) {
    seen.add(message);
    return message.replace("hidden", "");
  }

  private String all(String stream) {
    return text(rewriter.pass(bytes(stream))) + text(rewriter.end());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
