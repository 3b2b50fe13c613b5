package dev.mcpgateway.gateway.sse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EndpointRewriterTest {

  private static final int LIMIT = 1_000;

  private final List<String> asked = new ArrayList<>();
  private final EndpointRewriter rewriter = new EndpointRewriter(LIMIT, this::replacement);

  private String replacement(String data) {
    asked.add(data);
    return "<" + data + ">";
  }

  @ParameterizedTest
  @CsvSource({
    "event: endpoint|data: /m||, event: endpoint|data: </m>||",
    "event:endpoint|data:/m||, event:endpoint|data: </m>||",
    "data: /m|event: endpoint||, data: </m>|event: endpoint||",
    "id: 1|event: endpoint|retry: 5|data: /m|x||, id: 1|event: endpoint|retry: 5|data: </m>|x||",
    "event: message|event: endpoint|data: /m||, event: message|event: endpoint|data: </m>||",
    "event: endpoint|: note|data: /m||, event: endpoint|: note|data: </m>||",
    "event: message|data: /m||event: endpoint|data: /n||, event: message|data: /m||event: endpoint|data: </n>||",
    "event: endpoint|data: /m||event: endpoint|data: /n||, event: endpoint|data: </m>||event: endpoint|data: </n>||",
    "event: endpoint|data:  /m||, event: endpoint|data: < /m>||",
    "event: endpoint|data||, event: endpoint|data: <>||"
  })
  void replacesTheDataOfEndpointEvents(String stream, String expected) {
    for (String end : new String[] {"\n", "\r\n", "\r"}) {
      assertThat(whole(stream.replace("|", end))).isEqualTo(expected.replace("|", end));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "event: message|data: /m||",
        "data: {}||",
        ": comment|||",
        "event: endpoint||",
        "event: endpoint|id: 5||",
        "event: endpoint|event: message|data: /m||",
        "event: endpoints|data: /m||",
        "event: Endpoint|data: /m||",
        "event:  endpoint|data: /m||",
        "event : endpoint|data: /m||",
        " event: endpoint|data: /m||",
        "events: endpoint|data: /m||",
        "event|data: /m||",
        "event: endpoint|datas: /m||",
        "data: event: endpoint||",
        "|||",
        "data: \u00e9\u0000||",
        "retry: 5",
        "event: message|data: unfinished"
      })
  void keepsEveryOtherByte(String stream) {
    for (String end : new String[] {"\n", "\r\n", "\r"}) {
      String bytes = stream.replace("|", end);
      assertThat(whole(bytes)).isEqualTo(bytes);
    }
    assertThat(asked).isEmpty();
  }

  @Test
  void joinsDataOfSeveralLines() {
    assertThat(whole("event: endpoint\ndata: /a\ndata: /b\r\nid: 1\n\n"))
        .isEqualTo("event: endpoint\ndata: </a\ndata: /b>\nid: 1\n\n");
    assertThat(asked).containsExactly("/a\n/b");
  }

  @Test
  void looksBehindAByteOrderMark() {
    assertThat(whole("\uFEFFevent: endpoint\ndata: /m\n\n"))
        .isEqualTo("\uFEFFevent: endpoint\ndata: </m>\n\n");
  }

  @Test
  void keepsNothingOfAnEndpointThatWasNotFinished() {
    assertThat(whole("data: x\n\nevent: endpoint\ndata: /m\n")).isEqualTo("data: x\n\n");
  }

  @Test
  void doesNotMindHowTheStreamIsCut() {
    String stream =
        "\uFEFF: hello\r\n\r\nevent: endpoint\r\ndata: /m\r\n\r\n: ping\n\ndata: {}\r\r"
            + "event: message\ndata: 1\ndata: 2\n\n\n\nevent: endpoint\rdata: /n\r\rdata: end";
    byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);
    String expected = whole(stream);
    Random random = new Random(7);
    for (int round = 0; round < 2_000; round++) {
      assertThat(cut(bytes, random)).isEqualTo(expected);
    }
  }

  @Test
  void passesAnEventAsSoonAsItIsWhole() {
    assertThat(pass("event: message\ndata: 1\n")).isEmpty();
    assertThat(pass("\ndata")).isEqualTo("event: message\ndata: 1\n\n");
    assertThat(pass(": 2\r\n")).isEmpty();
    assertThat(pass("\r")).isEqualTo("data: 2\r\n\r");
    assertThat(pass("\n")).isEqualTo("\n");
  }

  @Test
  void passesCommentsLineByLine() {
    assertThat(pass(": ping\n")).isEqualTo(": ping\n");
    assertThat(pass(": ping\r")).isEqualTo(": ping\r");
    assertThat(pass("\n: p")).isEqualTo("\n");
    assertThat(pass("ing\ndata: 1\n: held\n")).isEqualTo(": ping\n");
    assertThat(pass("\n")).isEqualTo("data: 1\n: held\n\n");
  }

  @Test
  void refusesAnEventThatIsTooLarge() {
    String most = "data: " + "x".repeat(LIMIT - 8) + "\n\n";
    assertThat(pass(most)).isEqualTo(most);
    assertThat(pass("data: " + "x".repeat(LIMIT - 6))).isEmpty();
    assertThatExceptionOfType(RefusedEventException.class).isThrownBy(() -> pass("x"));
  }

  @Test
  void takesAnyNumberOfEvents() {
    for (int round = 0; round < 100; round++) {
      String event = "data: " + "x".repeat(round * 9) + "\n\n";
      assertThat(pass(event)).isEqualTo(event);
    }
  }

  private String cut(byte[] bytes, Random random) {
    var fresh = new EndpointRewriter(LIMIT, this::replacement);
    var out = new ByteArrayOutputStream();
    int at = 0;
    while (at < bytes.length) {
      int next = Math.min(bytes.length, at + random.nextInt(12));
      out.writeBytes(fresh.pass(Arrays.copyOfRange(bytes, at, next)));
      at = next;
    }
    out.writeBytes(fresh.end());
    return out.toString(StandardCharsets.UTF_8);
  }

  private String whole(String stream) {
    var fresh = new EndpointRewriter(LIMIT, this::replacement);
    byte[] passed = fresh.pass(stream.getBytes(StandardCharsets.UTF_8));
    return new String(passed, StandardCharsets.UTF_8)
        + new String(fresh.end(), StandardCharsets.UTF_8);
  }

  private String pass(String piece) {
    return new String(
        rewriter.pass(piece.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
  }
}
