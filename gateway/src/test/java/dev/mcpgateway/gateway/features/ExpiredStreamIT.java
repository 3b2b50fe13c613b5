package dev.mcpgateway.gateway.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.gateway.testing.BackendAnswer;
import dev.mcpgateway.gateway.testing.Calls;
import dev.mcpgateway.gateway.testing.EventReader;
import dev.mcpgateway.gateway.testing.EventSource;
import dev.mcpgateway.gateway.testing.ProxyFixture;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A stream ends with its token, whatever kind of stream it is; a fresh token goes on with it. */
class ExpiredStreamIT {

  private static final String EVENT = "id: 1\ndata: {\"jsonrpc\":\"2.0\",\"method\":\"n\"}\n\n";
  private static final String HALF = "data: {\"jsonrpc\"";
  private static final String END = ": token_expired\n\n";
  private static final InstantSource CLOCK = InstantSource.system();

  @RegisterExtension static final ProxyFixture GATEWAY = ProxyFixture.start();

  private final EventSource standing = new EventSource();
  private final EventSource answer = new EventSource();
  private final EventSource older = new EventSource();
  private final EventSource cut = new EventSource();

  @BeforeEach
  void stream() {
    GATEWAY
        .backend()
        .answerEach(received ->
            BackendAnswer.events(
                switch (received.method() + " " + received.target()) {
                  case "GET /inside/mcp" -> standing.emit(EVENT);
                  case "GET /inside/mcp?cut" -> cut.emit(EVENT).emit(HALF);
                  case "POST /inside/mcp" -> answer.emit(EVENT);
                  default -> older.emit(EVENT);
                }));
  }

  @Test
  void endsEveryStreamOfATokenWhenItExpires() {
    Instant expiry = CLOCK.instant().plusSeconds(3).truncatedTo(ChronoUnit.SECONDS);
    Calls calls = Calls.to(GATEWAY, token -> token.with("exp", expiry.getEpochSecond()));
    try (EventReader get = calls.open("/mcp");
        EventReader half = calls.open("/mcp?cut");
        EventReader post = calls.openByPost("/mcp", Calls.PING);
        EventReader sse = calls.open("/sse")) {
      List<EventReader> whole = List.of(get, post, sse);
      whole.forEach(each -> assertThat(each.read(EVENT)).isEqualTo(EVENT));
      assertThat(half.read(EVENT + HALF)).isEqualTo(EVENT + HALF);
      assertThat(CLOCK.instant()).isBefore(expiry);
      // all of it, and a whole end: the reader fails at a broken one
      whole.forEach(each -> assertThat(each.readToEnd()).isEqualTo(END));
      // no blank line: what is no whole event is none for the client
      assertThat(half.readToEnd()).isEqualTo("\n: token_expired\n");
      assertThat(CLOCK.instant()).isBetween(expiry, expiry.plus(Duration.ofSeconds(1)));
    }
    List.of(standing, answer, older, cut).forEach(EventSource::awaitLeft);
    GATEWAY.backend().reset();
    // no stream that begins and ends
    assertThat(calls.send("GET", "/mcp").statusCode()).isEqualTo(401);
    assertThat(GATEWAY.backend().received()).isEmpty();
  }

  /** Some servers send the headers of a stream with its first event. */
  @Test
  void waitsForAStreamAsLongAsItsTokenIsGood() {
    Instant expiry = CLOCK.instant().plusSeconds(2).truncatedTo(ChronoUnit.SECONDS);
    GATEWAY.backend().answer(BackendAnswer.hanging());
    Calls calls = Calls.to(GATEWAY, token -> token.with("exp", expiry.getEpochSecond()));
    HttpResponse<String> end = calls.send("GET", "/mcp");
    assertThat(end.statusCode()).isEqualTo(401);
    assertThat(end.headers().firstValue("WWW-Authenticate"))
        .hasValueSatisfying(challenge -> assertThat(challenge).contains("invalid_token"));
    assertThat(CLOCK.instant()).isBetween(expiry, expiry.plus(Duration.ofSeconds(1)));
    GATEWAY.backend().take().awaitGone();
  }

  @Test
  void goesOnWithAFreshToken() {
    var stream =
        Calls.to(GATEWAY)
            .send(
                "/mcp",
                request -> request.header("Last-Event-ID", "1").GET(),
                BodyHandlers.ofInputStream());
    assertThat(stream.statusCode()).isEqualTo(200);
    assertThat(GATEWAY.backend().take().header("Last-Event-ID")).containsExactly("1");
    standing.complete();
  }
}
