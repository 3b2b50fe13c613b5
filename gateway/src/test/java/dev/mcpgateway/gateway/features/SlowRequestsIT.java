package dev.mcpgateway.gateway.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mcpgateway.gateway.testing.Calls;
import dev.mcpgateway.gateway.testing.ProxyFixture;
import dev.mcpgateway.gateway.testing.Trickle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever sends a request byte by byte holds a connection for a limited time, and nobody else. */
final class SlowRequestsIT {

  private static final int MANY = 200;
  private static final Duration LIMIT = Duration.ofSeconds(1);
  private static final String BODY = "Content-Type: application/json\r\nContent-Length: 10000\r\n";

  @TempDir private static Path directory;
  private static ProxyFixture gateway;

  @BeforeAll
  static void start() {
    gateway =
        ProxyFixture.start(
            Map.of(
                "mcp.gateway.limits.request-arrival",
                LIMIT.toMillis() + "ms",
                "mcp.gateway.audit.destination",
                "file",
                "mcp.gateway.audit.file",
                directory.resolve("audit").toString()));
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @BeforeEach
  void reset() {
    gateway.backend().reset();
  }

  @Test
  void endsManyBodiesThatTrickleInWhileOthersAreServed() {
    Calls alice = Calls.to(gateway);
    List<Trickle> slow = many(alice.head("POST", "/mcp", BODY) + "{");
    assertThat(alice.ping("/mcp").statusCode()).isEqualTo(200);
    untilAllEnd(slow, " ");
    assertEndedAfter(slow, LIMIT);
    assertAnswered(slow);
    // of all these only the one in between
    assertThat(gateway.backend().received()).hasSize(1);
    assertRecorded("\"subject\":\"alice\"");
  }

  @Test
  void endsManyHeadsThatTrickleIn() {
    List<Trickle> slow = many("GET /mcp HTTP/1.1\r\nHost: localhost:" + gateway.port() + "\r\nX: ");
    assertThat(Calls.to(gateway).ping("/mcp").statusCode()).isEqualTo(200);
    untilAllEnd(slow, "x");
    assertEndedAfter(slow, LIMIT);
    assertAnswered(slow);
    assertThat(gateway.backend().received()).hasSize(1);
    assertRecorded("\"httpMethod\":\"-\"");
  }

  @Test
  void endsBodiesOfRequestsThatHaveTheirAnswer() {
    String head = "POST /mcp HTTP/1.1\r\nHost: localhost:" + gateway.port() + "\r\n" + BODY;
    List<Trickle> slow = many(head + "\r\n{");
    untilAllEnd(slow, " ");
    assertEndedAfter(slow, LIMIT.plusSeconds(2));
    assertThat(slow)
        .allSatisfy(each ->
            assertThat(each.answer())
                .startsWith("HTTP/1.1 401 ")
                .containsOnlyOnce("HTTP/1.1 ")
                .contains("\"code\":\"no_credential\""));
    assertThat(gateway.backend().received()).isEmpty();
  }

  private static List<Trickle> many(String start) {
    return IntStream.range(0, MANY).mapToObj(_ -> Trickle.begin(gateway.port(), start)).toList();
  }

  private static void untilAllEnd(List<Trickle> slow, String more) {
    await()
        .pollInterval(Duration.ofMillis(60))
        .until(() -> {
          slow.forEach(each -> each.send(more));
          return slow.stream().allMatch(Trickle::isEnded);
        });
    slow.forEach(Trickle::close);
    System.out.println(
        "%d trickles over after %s to %s ms"
            .formatted(
                slow.size(),
                slow.stream().mapToLong(each -> each.lasted().toMillis()).min().orElseThrow(),
                slow.stream().mapToLong(each -> each.lasted().toMillis()).max().orElseThrow()));
  }

  private static void assertEndedAfter(List<Trickle> slow, Duration limit) {
    assertThat(slow)
        .extracting(Trickle::lasted)
        .allSatisfy(
            each -> assertThat(each).isBetween(limit.minusMillis(100), limit.plusSeconds(3)));
  }

  /** A byte that crosses the answer resets the connection, and some of the answers are lost. */
  private static void assertAnswered(List<Trickle> slow) {
    assertThat(slow)
        .extracting(Trickle::answer)
        .filteredOn(each -> !each.isEmpty())
        .hasSizeGreaterThan(MANY / 2)
        .allSatisfy(each ->
            assertThat(each)
                .startsWith("HTTP/1.1 408 ")
                .containsIgnoringCase("connection: close")
                .contains("\"code\":\"request_timeout\""));
  }

  private static void assertRecorded(String more) {
    await()
        .untilAsserted(() ->
            assertThat(Files.readAllLines(directory.resolve("audit")))
                .filteredOn(each -> each.contains("request_timeout") && each.contains(more))
                .hasSize(MANY)
                .allSatisfy(each -> assertThat(each).contains("\"status\":408")));
  }
}
