package dev.mcpgateway.gateway.audit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes records from any thread without waiting, and writes them on one of its own. Where the queue
 * is full or the writing fails, records are dropped, never requests held up: each is counted, and
 * as soon as something can be written again a record says how many are missing.
 */
final class AuditLog {

  static final String DROPPED = "mcp.gateway.audit.dropped";
  static final String WRITTEN = "mcp.gateway.audit.written";
  static final String QUEUED = "mcp.gateway.audit.queued";

  private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
  private static final int BATCH = 1_000;
  private static final long LOOK_AGAIN_MILLIS = 100;
  private static final long LAST_WORDS_MILLIS = 10_000;

  /** Adding to it takes no lock: an event loop does that. */
  private final BlockingQueue<AuditRecord> queue = new LinkedTransferQueue<>();

  private final int capacity;
  private final AtomicInteger waiting = new AtomicInteger();
  private final Sink sink;
  private final Clock clock;
  private final Counter written;
  private final Counter dropped;
  private final AtomicLong missing = new AtomicLong();
  private final AtomicBoolean overflowing = new AtomicBoolean();
  private final Thread thread;
  private volatile boolean closing;
  private boolean failing;

  AuditLog(int capacity, Sink sink, Clock clock, MeterRegistry meters) {
    this.capacity = capacity;
    this.sink = sink;
    this.clock = clock;
    this.written = meters.counter(WRITTEN);
    this.dropped = meters.counter(DROPPED);
    Gauge.builder(QUEUED, waiting, AtomicInteger::get).register(meters);
    this.thread = Thread.ofPlatform().name("audit").daemon().start(this::run);
  }

  /** Takes a record, or counts it as missing. */
  void add(AuditRecord each) {
    if (waiting.incrementAndGet() > capacity) {
      waiting.decrementAndGet();
      miss(1);
      if (overflowing.compareAndSet(false, true)) {
        LOG.error("audit records are dropped: {} wait to be written already", capacity);
      }
    } else {
      queue.add(each);
    }
  }

  /** Writes what is waiting, and ends. */
  void end() throws InterruptedException {
    closing = true;
    int left = waiting.get();
    if (left > 0) {
      LOG.info("audit records that wait to be written before the end: {}", left);
    }
    thread.join(LAST_WORDS_MILLIS);
  }

  private void run() {
    List<AuditRecord> batch = new ArrayList<>(BATCH);
    boolean more = true;
    while (more) {
      batch.clear();
      more = take(batch) || !closing;
      if (!batch.isEmpty() || missing.get() > 0) {
        write(batch);
      }
    }
    close();
  }

  /** Waits a while for records; whether there were any. */
  private boolean take(List<AuditRecord> batch) {
    try {
      AuditRecord first = queue.poll(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
      if (first != null) {
        batch.add(first);
        queue.drainTo(batch, BATCH - 1);
        waiting.addAndGet(-batch.size());
      }
    } catch (InterruptedException _) {
      closing = true;
    }
    return !batch.isEmpty();
  }

  private void write(List<AuditRecord> batch) {
    long gap = missing.getAndSet(0);
    List<String> lines = new ArrayList<>(batch.size() + 1);
    if (gap > 0) {
      lines.add(RecordWriter.dropped(clock.instant().toString(), gap));
    }
    batch.forEach(each -> lines.add(RecordWriter.line(each)));
    try {
      sink.write(lines);
      written.increment(batch.size());
      failing = false;
      overflowing.set(false);
    } catch (IOException e) {
      missing.addAndGet(gap);
      miss(batch.size());
      if (!failing) {
        // once until it works again: the disk may be full of logs
        LOG.error("audit records cannot be written and are dropped: {}", e.toString());
      }
      failing = true;
    }
  }

  private void miss(long count) {
    missing.addAndGet(count);
    dropped.increment((double) count);
  }

  private void close() {
    long gap = missing.get();
    if (gap > 0) {
      LOG.error("audit records that could not be written: {}", gap);
    }
    try {
      sink.close();
    } catch (IOException e) {
      LOG.error("the audit file could not be closed: {}", e.toString());
    }
  }
}
