package dev.mcpgateway.backend.testing;

import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The events of one stream, one by one as they arrive. */
public final class Events implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final ServerSentEvent<String> END =
      ServerSentEvent.<String>builder().event("end of stream").build();

  private final BlockingQueue<ServerSentEvent<String>> arrived = new LinkedBlockingQueue<>();
  private final Disposable subscription;

  Events(Flux<ServerSentEvent<String>> stream) {
    subscription =
        stream.concatWithValues(END).subscribe(arrived::add, failure -> arrived.add(END));
  }

  /** The next event, waited for. */
  public ServerSentEvent<String> next() throws InterruptedException {
    return Objects.requireNonNull(arrived.poll(10, TimeUnit.SECONDS), "no event within 10 s");
  }

  /** The JSON-RPC message in the next event. */
  public JsonNode nextMessage() throws InterruptedException {
    ServerSentEvent<String> event = next();
    return JSON.readTree(Objects.requireNonNull(event.data(), () -> "no data in " + event));
  }

  /** Whether the next thing that happens is the stream's end. */
  public boolean ends() throws InterruptedException {
    return Objects.equals(next().event(), END.event());
  }

  /** Whether nothing has arrived that was not asked for yet. */
  public boolean isQuiet() {
    return arrived.isEmpty();
  }

  @Override
  public void close() {
    subscription.dispose();
  }
}
