package dev.mcpgateway.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.gateway.caller.Caller;
import dev.mcpgateway.gateway.caller.CallerId;
import dev.mcpgateway.gateway.caller.CallerId.Kind;
import dev.mcpgateway.gateway.caller.TokenHash;
import dev.mcpgateway.gateway.exchange.BrokenAnswer;
import dev.mcpgateway.gateway.exchange.ExchangeKey;
import dev.mcpgateway.gateway.mcp.Message;
import dev.mcpgateway.gateway.mcp.Messages;
import dev.mcpgateway.gateway.mcp.Operation;
import dev.mcpgateway.gateway.policy.Decision;
import dev.mcpgateway.gateway.policy.Verdict;
import dev.mcpgateway.gateway.testing.MutableClock;
import dev.mcpgateway.gateway.testing.Servers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class AuditFilterTest {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String RESOURCE = "https://mcp.example.com/mcp";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final MutableClock clock = MutableClock.atPresent();
  private final Audit audit =
      new Audit(new AuditLog(10, new StreamSink(out), clock, new SimpleMeterRegistry()), clock);
  private final MockServerWebExchange exchange =
      MockServerWebExchange.from(MockServerHttpRequest.post("/mcp"));

  @Test
  void saysWhenItCameAndHowLongItTook() {
    Instant begun = clock.instant();
    JsonNode record =
        record(each -> {
          clock.advance(Duration.ofMillis(1_234));
          return each.getResponse().setComplete();
        });
    assertThat(text(record, "time")).isEqualTo(begun.toString());
    assertThat(record.path("durationMs").asInt()).isEqualTo(1_234);
  }

  @Test
  void namesServerAndCallerAndToken() {
    TokenHash hash = TokenHash.of("a token");
    JsonNode record =
        record(each -> {
          ExchangeKey.SERVER.put(
              each, Servers.server("demo", RESOURCE, Servers.trusting("https://as", RESOURCE)));
          ExchangeKey.CALLER.put(each, caller(Kind.SUBJECT, "alice", Optional.of("app")));
          ExchangeKey.TOKEN_HASH.put(each, hash);
          ExchangeKey.CORRELATION_ID.put(each, "an-id");
          return each.getResponse().setComplete();
        });
    assertThat(text(record, "correlationId")).isEqualTo("an-id");
    assertThat(text(record, "server")).isEqualTo("demo");
    assertThat(text(record, "issuer")).isEqualTo("https://as");
    assertThat(text(record, "subject")).isEqualTo("alice");
    assertThat(text(record, "client")).isEqualTo("app");
    assertThat(text(record, "tokenHash")).isEqualTo(hash.toString());
    assertThat(text(record, "httpMethod")).isEqualTo("POST");
  }

  @Test
  void takesNoClientForAUser() {
    JsonNode record =
        record(each -> {
          ExchangeKey.CALLER.put(each, caller(Kind.CLIENT, "robot", Optional.empty()));
          return each.getResponse().setComplete();
        });
    assertThat(text(record, "client")).isEqualTo("robot");
    assertThat(record.has("subject")).isFalse();
  }

  @Test
  void namesTwentyOperations() {
    assertThat(operations(20).has("operationsOmitted")).isFalse();
  }

  @Test
  void countsOperationsAboveTwenty() {
    JsonNode record = operations(23);
    assertThat(record.path("operations").size()).isEqualTo(20);
    assertThat(text(record.path("operations").path(19), "target")).isEqualTo("tool-19");
    assertThat(record.path("operationsOmitted").asInt()).isEqualTo(3);
  }

  @Test
  void countsTheBytesOfAnAnswerOfOnePiece() {
    JsonNode record =
        record(each -> {
          each.getResponse().setStatusCode(HttpStatus.ACCEPTED);
          ExchangeKey.BODY_BYTES.put(each, 17);
          return each.getResponse().writeWith(Mono.just(piece("12345")));
        });
    assertThat(record.path("bytesIn").asInt()).isEqualTo(17);
    assertThat(record.path("bytesOut").asInt()).isEqualTo(5);
    assertThat(record.path("status").asInt()).isEqualTo(202);
    assertThat(text(record, "end")).isEqualTo("complete");
  }

  @Test
  void countsTheBytesOfAStream() {
    JsonNode record =
        record(each ->
            each.getResponse()
                .writeAndFlushWith(
                    Flux.just(Flux.just(piece("12"), piece("345")), Mono.just(piece("6")))));
    assertThat(record.path("bytesOut").asInt()).isEqualTo(6);
  }

  @Test
  void saysWhatIsNeededAndWhatWasGranted() {
    JsonNode record =
        record(each -> {
          ExchangeKey.CALLER.put(each, caller(Kind.SUBJECT, "alice", Optional.empty()));
          var decision = new Decision.StepUp(Optional.of(3), Set.of("z", "a"), Set.of("z"));
          ExchangeKey.DECISION.put(each, new Verdict(decision, true));
          ExchangeKey.REFUSAL_CODE.put(each, "insufficient_scope");
          return each.getResponse().setComplete();
        });
    assertThat(text(record, "decision")).isEqualTo("refused");
    assertThat(record.path("rule").asInt()).isEqualTo(3);
    assertThat(texts(record, "scopesNeeded")).containsExactly("a", "z");
    assertThat(texts(record, "scopesGranted")).containsExactly("a", "b");
    assertThat(text(record, "code")).isEqualTo("insufficient_scope");
  }

  @Test
  void tellsWhatPassed() {
    assertThat(text(decided(new Decision.Allow(Optional.of(1))), "decision")).isEqualTo("allowed");
  }

  @Test
  void tellsWhatWasOnlyReported() {
    JsonNode record = decided(new Decision.Deny(Optional.empty(), "no rule"));
    assertThat(text(record, "decision")).isEqualTo("reported");
    assertThat(record.has("rule")).isFalse();
    assertThat(record.has("scopesNeeded")).isFalse();
  }

  @Test
  void answersErrorsBeforeItRecordsThem() {
    JsonNode record = record(_ -> Mono.error(new IllegalStateException("a defect")));
    assertThat(text(record, "code")).isEqualTo("internal_error");
    assertThat(record.path("status").asInt()).isEqualTo(500);
  }

  @Test
  void saysThatTheAnswerCouldNotBeGiven() {
    var filter = new AuditFilter(audit, (_, error) -> Mono.error(error), clock);
    StepVerifier.create(filter.filter(exchange, _ -> Mono.error(new IllegalStateException())))
        .verifyError();
    assertThat(text(written(), "end")).isEqualTo("broken");
  }

  @Test
  void saysThatTheClientLeft() {
    StepVerifier.create(filter().filter(exchange, _ -> Mono.never())).thenCancel().verify();
    JsonNode record = written();
    assertThat(text(record, "end")).isEqualTo("client_left");
    assertThat(record.path("status").asInt()).isZero();
  }

  @Test
  void believesWhoKnowsHowTheAnswerEnded() {
    JsonNode record =
        record(each -> {
          ExchangeKey.BROKEN_ANSWER.put(each, BrokenAnswer.BROKEN);
          return each.getResponse().setComplete();
        });
    assertThat(text(record, "end")).isEqualTo("broken");
  }

  @Test
  void saysWhyTheGatewayEndedAStream() {
    JsonNode record =
        record(each -> {
          ExchangeKey.STREAM_END.put(each, "stream_idle");
          return each.getResponse().setComplete();
        });
    assertThat(text(record, "code")).isEqualTo("stream_idle");
    assertThat(text(record, "decision")).isEqualTo("allowed");
  }

  @Test
  void passesOnWhereRecordsGoNowhere() {
    var off = new AuditFilter(new Audit(null, clock), (_, error) -> Mono.error(error), clock);
    StepVerifier.create(off.filter(exchange, each -> each.getResponse().setComplete()))
        .verifyComplete();
    assertThat(exchange.getResponse().isCommitted()).isTrue();
  }

  private JsonNode decided(Decision decision) {
    return record(each -> {
      ExchangeKey.DECISION.put(each, new Verdict(decision, false));
      return each.getResponse().setComplete();
    });
  }

  private JsonNode operations(int count) {
    List<Message> all =
        IntStream.range(0, count)
            .<Message>mapToObj(i ->
                new Message.Notification(new Operation("tools/call", Optional.of("tool-" + i))))
            .toList();
    return record(each -> {
      ExchangeKey.MESSAGES.put(each, new Messages(all));
      return each.getResponse().setComplete();
    });
  }

  /** The one record of a request that the chain answers. */
  private JsonNode record(WebFilterChain chain) {
    StepVerifier.create(filter().filter(exchange, chain)).verifyComplete();
    return written();
  }

  private AuditFilter filter() {
    return new AuditFilter(
        audit,
        (each, _) -> {
          ExchangeKey.REFUSAL_CODE.put(each, "internal_error");
          each.getResponse().setStatusCode(HttpStatus.INTERNAL_SERVER_ERROR);
          return each.getResponse().setComplete();
        },
        clock);
  }

  private JsonNode written() {
    try {
      audit.end();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
    return JSON.readTree(out.toString(StandardCharsets.UTF_8));
  }

  private static Caller caller(Kind kind, String value, Optional<String> client) {
    return new Caller(
        new CallerId("https://as", kind, value),
        client,
        Set.of("b", "a"),
        Set.of(),
        Set.of(),
        Instant.MAX);
  }

  private static DataBuffer piece(String text) {
    return DefaultDataBufferFactory.sharedInstance.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> texts(JsonNode record, String name) {
    return record.path(name).valueStream().map(JsonNode::asString).toList();
  }

  private static String text(JsonNode record, String name) {
    return record.path(name).asString("");
  }
}
