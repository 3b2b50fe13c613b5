package dev.mcpgateway.gateway.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.mcpgateway.gateway.testing.BackendAnswer;
import dev.mcpgateway.gateway.testing.EventSource;
import dev.mcpgateway.gateway.testing.FakeBackend;
import dev.mcpgateway.gateway.testing.FakeIssuer;
import dev.mcpgateway.gateway.testing.GatewayProcess;
import dev.mcpgateway.gateway.testing.Meters;
import dev.mcpgateway.gateway.testing.Ping;
import dev.mcpgateway.gateway.testing.Received;
import dev.mcpgateway.gateway.testing.Tokens;
import dev.mcpgateway.gateway.testing.Trickle;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.ObjectMapper;

/** Thousands of open streams fit into 512 MB of heap, cost no threads, and end together. */
final class ManyStreamsIT {

  private static final int WANTED = 5_000;
  private static final int BATCH = 250;
  private static final Duration TO_OPEN = Duration.ofSeconds(20);
  private static final String LATE = "data: late\n\n";

  /** One of so many streams. */
  private static final int EMITTING = 10;

  private static final int FIRST = 2_500;
  private static final Duration FIRST_LIFE = Duration.ofSeconds(10);

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path directory;

  private static final FakeBackend BACKEND = FakeBackend.start();
  private static final FakeIssuer ISSUER = FakeIssuer.start();
  private static GatewayProcess gateway;

  @BeforeAll
  static void start() {
    gateway =
        GatewayProcess.start(
            Map.of(
                "mcp.gateway.audit.destination",
                "file",
                "mcp.gateway.audit.file",
                audit().toString(),
                "mcp.gateway.servers.demo.resource",
                "http://localhost:${server.port}/mcp",
                "mcp.gateway.servers.demo.backend",
                BACKEND.uri("/mcp").toString(),
                "mcp.gateway.servers.demo.issuers[0].issuer",
                ISSUER.issuer()),
            "-Xmx512m");
  }

  @AfterAll
  static void stop() {
    gateway.close();
    BACKEND.close();
    ISSUER.close();
  }

  @Test
  void areHeldInLittleMemoryAndEndWithTheirToken() throws IOException {
    ping();
    // a gateway that holds thousands has seen some end
    Wave first = open(FIRST, Instant.now().plus(FIRST_LIFE));
    await().atMost(TO_OPEN).until(() -> measured("mcp_gateway_streams") == 0);
    first.streams().forEach(Trickle::close);
    double threads = measured("jvm_threads_live_threads");

    int wanted = allowed();
    assertThat(wanted).as("streams that the limit of open files allows").isPositive();
    Instant begun = Instant.now();
    Wave wave = open(wanted, begun.plus(TO_OPEN));
    if (wave.streams().size() < wanted) {
      // a slow machine, or a cold one
      wave.streams().forEach(Trickle::close);
      begun = Instant.now();
      wave = open(wanted, begun.plus(TO_OPEN.multipliedBy(3)));
    }
    assertThat(wave.streams()).hasSize(wanted);
    Duration opening = Duration.between(begun, Instant.now());
    assertThat(measured("mcp_gateway_streams")).isEqualTo(wanted);
    double threadsNow = measured("jvm_threads_live_threads");
    double heap = measured("jvm_memory_used_bytes{area=\"heap\"") / 1_000_000;
    String resident = resident();
    List<Received> reached = BACKEND.received();
    Duration between = ping();
    String ends = endTogether(wave);
    System.out.printf(
        "%d streams open after %d ms, threads %.0f to %.0f, heap %.0f MB, resident %s, a request"
            + " between them %d ms, %s%n",
        wanted, opening.toMillis(), threads, threadsNow, heap, resident, between.toMillis(), ends);
    assertThat(threadsNow).isLessThan(threads + 20);
    reached.forEach(Received::awaitGone);
    await().until(() -> measured("mcp_gateway_streams") == 0);
    ping();
  }

  private static String endTogether(Wave wave) throws IOException {
    Duration before = cpu();
    wave.emitWhenExpired(LATE);
    Instant first = wave.awaitEnds(1);
    Duration meanwhile = ping();
    Instant last = wave.awaitEnds(wave.streams().size());
    assertThat(meanwhile).as("a request while all these end").isLessThan(Duration.ofSeconds(5));
    assertThat(first).isAfterOrEqualTo(wave.expiry());
    // each has a second; but here they share the machine with their clients and their backend
    assertThat(last).isBefore(wave.expiry().plusSeconds(5));
    assertThat(wave.streams())
        .allSatisfy(each ->
            assertThat(each.answer()).contains("\r\n: token_expired\n\n").doesNotContain(LATE));
    Duration cpu = cpu().minus(before);
    wave.streams().forEach(Trickle::close);
    // the last of them are written a moment later
    await()
        .ignoreExceptions()
        .until(() -> recordedEnds(wave.expiry()).size() >= wave.streams().size());
    List<Instant> recorded = recordedEnds(wave.expiry());
    assertThat(recorded).hasSize(wave.streams().size());
    return ("a request while they end %d ms, ended %d to %d ms after exp, by the records %d to %d ms,"
            + " with %d ms of CPU")
        .formatted(
            meanwhile.toMillis(),
            Duration.between(wave.expiry(), first).toMillis(),
            Duration.between(wave.expiry(), last).toMillis(),
            Duration.between(wave.expiry(), recorded.getFirst()).toMillis(),
            Duration.between(wave.expiry(), recorded.getLast()).toMillis(),
            cpu.toMillis());
  }

  private static Duration cpu() {
    return ProcessHandle.of(gateway.id()).orElseThrow().info().totalCpuDuration().orElseThrow();
  }

  /** When the gateway ended the streams of a token, by its own records, the first one first. */
  private static List<Instant> recordedEnds(Instant expiry) throws IOException {
    try (Stream<String> lines = Files.lines(audit())) {
      return lines
          .map(JSON::readTree)
          .filter(each -> each.path("code").asString("").equals("token_expired"))
          .map(each ->
              Instant.parse(each.path("time").asString())
                  .plusMillis(each.path("durationMs").asLong()))
          .filter(end -> !end.isBefore(expiry))
          .sorted()
          .toList();
    }
  }

  private static Path audit() {
    return directory.resolve("audit.log");
  }

  /**
   * In batches, since a queue of connections that wait is short everywhere; as many as time lets.
   */
  private static Wave open(int wanted, Instant latest) {
    BACKEND.reset();
    Queue<EventSource> sources = new ConcurrentLinkedQueue<>();
    BACKEND.answerEach(_ -> {
      EventSource source = new EventSource();
      sources.add(source);
      return BackendAnswer.events(source);
    });
    Instant expiry = Instant.ofEpochSecond(latest.getEpochSecond());
    List<Trickle> streams = new ArrayList<>();
    while (streams.size() < wanted && Instant.now().isBefore(expiry.minusSeconds(4))) {
      String request =
          """
          GET /mcp HTTP/1.1\r
          Host: localhost:%d\r
          Accept: text/event-stream\r
          Authorization: Bearer %s\r
          \r
          """
              .formatted(
                  gateway.port(),
                  Tokens.of(ISSUER, resource()).with("exp", expiry.getEpochSecond()).text());
      List<Trickle> batch = new ArrayList<>();
      for (int each = 0; each < BATCH; each++) {
        batch.add(Trickle.begin(gateway.port(), request));
      }
      awaitOpen(batch, expiry);
      streams.addAll(batch);
    }
    BACKEND.answer(BackendAnswer.json(BackendAnswer.PONG));
    return new Wave(streams, List.copyOf(sources), expiry);
  }

  /** Or the end of the time: who has no stream until then has none. */
  private static void awaitOpen(List<Trickle> batch, Instant latest) {
    await()
        .pollInterval(Duration.ofMillis(10))
        .atMost(TO_OPEN.multipliedBy(4))
        .until(() -> {
          batch.forEach(Trickle::look);
          batch.removeIf(each -> Instant.now().isAfter(latest) && !isOpen(each));
          return batch.stream().allMatch(ManyStreamsIT::isOpen);
        });
  }

  private static boolean isOpen(Trickle stream) {
    return stream.answer().startsWith("HTTP/1.1 200 ");
  }

  /** Each stream needs two descriptors here, its client's and its backend's; and in the gateway. */
  private static int allowed() {
    if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix) {
      long most = (unix.getMaxFileDescriptorCount() - 1_000) / 2;
      return (int) Math.min(WANTED, most - most % BATCH);
    }
    return WANTED;
  }

  private static Duration ping() {
    long begun = System.nanoTime();
    Ping ping = Ping.to(URI.create(resource())).bearer(Tokens.of(ISSUER, resource()).sign());
    assertThat(ping.send().statusCode()).isEqualTo(200);
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private static String resource() {
    return "http://localhost:" + gateway.port() + "/mcp";
  }

  /** The sum of all meters that begin so. */
  private static double measured(String name) {
    return Meters.sum(gateway.managementPort(), name);
  }

  /** Where the operating system tells it. */
  private static String resident() throws IOException {
    Path status = Path.of("/proc", Long.toString(gateway.id()), "status");
    return Files.exists(status)
        ? Files.readAllLines(status).stream()
            .filter(each -> each.startsWith("VmRSS:"))
            .map(each -> each.substring(6).strip())
            .findFirst()
            .orElse("unknown")
        : "unknown";
  }

  /**
   * Streams that end together.
   *
   * @param streams all of them
   * @param sources where their events come from
   * @param expiry of their tokens
   */
  private record Wave(List<Trickle> streams, List<EventSource> sources, Instant expiry) {

    /** At the moment from which on no event may begin, to some of them. */
    void emitWhenExpired(String event) {
      await()
          .atMost(TO_OPEN.multipliedBy(4))
          .pollInterval(Duration.ofMillis(5))
          .until(() -> !Instant.now().isBefore(expiry));
      for (int each = 0; each < sources.size(); each += EMITTING) {
        sources.get(each).emit(event);
      }
    }

    /** When so many had ended. */
    Instant awaitEnds(int many) {
      List<Trickle> open = new ArrayList<>(streams);
      await()
          .atMost(TO_OPEN.multipliedBy(4))
          // seldom, and at no one twice: who looks takes time from those who end
          .pollInterval(Duration.ofMillis(100))
          .until(() -> {
            open.forEach(Trickle::look);
            open.removeIf(Trickle::hasEndOfBody);
            return streams.size() - open.size() >= many;
          });
      return Instant.now();
    }
  }
}
