package dev.mcpgateway.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mcpgateway.gateway.testing.LogCapture;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class AuditLogTest {

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @Test
  void writesEveryRecordBeforeItEnds() throws InterruptedException {
    var out = new ByteArrayOutputStream();
    var log = new AuditLog(10_000, new StreamSink(out), Clock.systemUTC(), meters);
    for (int each = 0; each < 5_000; each++) {
      log.add(RecordWriterTest.record("caller-" + each));
    }
    log.end();
    List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(lines).hasSize(5_000);
    assertThat(lines.getLast()).contains("caller-4999");
    assertThat(count(AuditLog.WRITTEN)).isEqualTo(5_000);
    assertThat(count(AuditLog.DROPPED)).isZero();
  }

  @Test
  void neverHoldsUpWhoAddsAndSaysHowManyAreMissing() throws InterruptedException {
    var slow = new SlowSink();
    var log = new AuditLog(10, slow, Clock.systemUTC(), meters);
    log.add(RecordWriterTest.record("first"));
    await().until(() -> slow.waiting.getCount() == 0);
    try (LogCapture said = LogCapture.of(AuditLog.class.getName())) {
      for (int each = 0; each < 10; each++) {
        log.add(RecordWriterTest.record("more"));
      }
      assertThat(said.lines()).isEmpty();
      for (int each = 0; each < 15; each++) {
        log.add(RecordWriterTest.record("too many"));
      }
      assertThat(said.lines()).singleElement().asString().contains("are dropped: 10 wait");
    }
    slow.free.countDown();
    log.end();
    assertThat(count(AuditLog.DROPPED)).isEqualTo(15);
    assertThat(slow.lines).hasSize(12);
    assertThat(slow.lines.get(1)).contains("\"dropped\":15");
  }

  @Test
  void countsWhatCouldNotBeWrittenAndGoesOnWhenItCan() throws InterruptedException {
    var broken = new BrokenSink();
    var log = new AuditLog(100, broken, Clock.systemUTC(), meters);
    try (LogCapture said = LogCapture.of(AuditLog.class.getName())) {
      log.add(RecordWriterTest.record("lost"));
      await().until(() -> broken.tried.get() > 2);
      assertThat(said.lines()).singleElement().asString().contains("cannot be written");
    }
    broken.works = true;
    await().until(() -> !broken.lines.isEmpty());
    log.add(RecordWriterTest.record("kept"));
    log.end();
    assertThat(broken.lines).hasSize(2);
    assertThat(broken.lines.get(0)).contains("\"dropped\":1");
    assertThat(broken.lines.get(1)).contains("kept");
    assertThat(count(AuditLog.DROPPED)).isEqualTo(1);
  }

  @Test
  void endsThoughItCouldNotWrite() throws InterruptedException {
    var broken = new BrokenSink();
    var log = new AuditLog(100, broken, Clock.systemUTC(), meters);
    try (LogCapture said = LogCapture.of(AuditLog.class.getName())) {
      log.add(RecordWriterTest.record("lost"));
      log.end();
      assertThat(said.lines())
          .anyMatch(each -> each.contains("that could not be written: 1"))
          .anyMatch(each -> each.contains("could not be closed"));
    }
    assertThat(count(AuditLog.DROPPED)).isEqualTo(1);
  }

  private double count(String meter) {
    return meters.counter(meter).count();
  }

  private static final class SlowSink implements Sink {

    private final CountDownLatch waiting = new CountDownLatch(1);
    private final CountDownLatch free = new CountDownLatch(1);
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void write(List<String> more) throws IOException {
      waiting.countDown();
      try {
        free.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      lines.addAll(more);
    }

    @Override
    public void close() {}
  }

  private static final class BrokenSink implements Sink {

    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger tried = new AtomicInteger();
    private volatile boolean works;

    @Override
    public void write(List<String> more) throws IOException {
      tried.incrementAndGet();
      if (!works) {
        throw new IOException("no space left");
      }
      lines.addAll(more);
    }

    @Override
    public void close() throws IOException {
      if (!works) {
        throw new IOException("no space left");
      }
    }
  }
}
