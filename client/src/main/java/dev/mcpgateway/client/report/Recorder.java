package dev.mcpgateway.client.report;

import dev.mcpgateway.client.flow.StepReport;
import dev.mcpgateway.client.flow.Trace;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ClientHttpConnector;

/** Keeps what happens in a flow, within limits, until it is written down. */
public final class Recorder implements Trace {

  private static final int MOST = 300;

  private final Clock clock;
  private final Instant start;
  private final List<Entry> entries = new ArrayList<>();

  public Recorder(Clock clock) {
    this.clock = clock;
    this.start = clock.instant();
  }

  /** A connector whose requests and answers are kept. */
  public ClientHttpConnector around(ClientHttpConnector connector) {
    return new RecordingConnector(connector, this);
  }

  @Override
  public void told(StepReport report) {
    add(new Entry.Told(now(), report));
  }

  Entry.Exchange begin(HttpMethod method, URI uri) {
    Entry.Exchange exchange =
        new Entry.Exchange(
            now(),
            method.name(),
            uri,
            new Message(),
            new Message(),
            new AtomicReference<>("no answer"));
    add(exchange);
    return exchange;
  }

  private synchronized void add(Entry entry) {
    if (entries.size() < MOST) {
      entries.add(entry);
    }
  }

  synchronized List<Entry> entries() {
    return List.copyOf(entries);
  }

  Instant start() {
    return start;
  }

  private Duration now() {
    return Duration.between(start, clock.instant());
  }
}
