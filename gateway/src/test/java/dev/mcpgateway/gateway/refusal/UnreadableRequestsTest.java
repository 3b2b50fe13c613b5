package dev.mcpgateway.gateway.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.gateway.testing.LogCapture;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnreadableRequestsTest {

  private final List<String> heard = new ArrayList<>();
  private final EmbeddedChannel channel =
      new EmbeddedChannel(
          new UnreadableRequests((id, code, status) -> heard.add(id + " " + code + " " + status)));

  @ParameterizedTest
  @CsvSource({"400, bad_request", "414, target_too_long", "431, header_too_large"})
  void givesABareStatusOurForm(int status, String code) {
    FullHttpResponse bare = answer(status);
    try (LogCapture log = LogCapture.of("dev.mcpgateway.refusals")) {
      channel.writeOutbound(bare);
      FullHttpResponse full = channel.readOutbound();
      String id = full.headers().get("X-Correlation-Id");
      String body = full.content().toString(StandardCharsets.UTF_8);
      assertThat(full.status().code()).isEqualTo(status);
      assertThat(full.headers().get("Content-Type")).isEqualTo("application/problem+json");
      assertThat(full.headers().get("Cache-Control")).isEqualTo("no-store");
      assertThat(full.headers().get("Connection")).isEqualTo("close");
      assertThat(full.headers().getInt("Content-Length")).isEqualTo(body.length());
      assertThat(body).contains("\"code\":\"" + code + "\"", "\"correlationId\":\"" + id + "\"");
      assertThat(log.lines())
          .singleElement()
          .asString()
          .contains("code=" + code, "correlationId=" + id, "server=-");
      assertThat(heard).containsExactly(id + " " + code + " " + status);
      full.release();
    }
    assertThat(bare.refCnt()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 204, 401, 500})
  void leavesOtherStatusesAlone(int status) {
    FullHttpResponse answer = answer(status);
    channel.writeOutbound(answer);
    assertThat(channel.<Object>readOutbound()).isSameAs(answer);
    answer.release();
  }

  @Test
  void leavesWhatWentThroughOurFiltersAlone() {
    FullHttpResponse answer = answer(400);
    answer.headers().set("X-Correlation-Id", "id1");
    channel.writeOutbound(answer);
    assertThat(channel.<Object>readOutbound()).isSameAs(answer);
    answer.release();
  }

  @Test
  void leavesAnswersInPiecesAlone() {
    var answer = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.BAD_REQUEST);
    channel.writeOutbound(answer);
    assertThat(channel.<Object>readOutbound()).isSameAs(answer);
  }

  private static FullHttpResponse answer(int status) {
    return new DefaultFullHttpResponse(
        HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status), Unpooled.buffer(0));
  }
}
