package dev.mcpgateway.gateway.lifetime;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Tells any number of streams that their time has come. They stand in one set, ordered by time; a
 * look costs nothing while none is due, and who leaves costs the others nothing.
 */
final class Deadlines {

  private final Clock clock;
  private final AtomicLong count = new AtomicLong();
  private final ConcurrentSkipListSet<Place> places = new ConcurrentSkipListSet<>();
  private volatile boolean stopping;

  Deadlines(Clock clock) {
    this.clock = clock;
  }

  /**
   * The end, once it has come; waits while it is subscribed to.
   *
   * @param isStanding whether it ends with the gateway, before requests in flight do
   */
  Mono<StreamEnd> reached(StreamClock times, boolean isStanding) {
    return Mono.defer(() -> {
      var waiting = new Waiting(times, isStanding);
      waiting.stand();
      return waiting.end.asMono().doFinally(_ -> waiting.leave());
    });
  }

  /** Tells those whose time has come. */
  void look() {
    Instant now = clock.instant();
    for (Place place : places) {
      if (place.at().isAfter(now)) {
        return;
      }
      places.remove(place);
      times(place, now);
    }
  }

  /**
   * Tells all whose answer waits for events that no request is the reason of, and who come later.
   */
  void stop() {
    stopping = true;
    places.forEach(place -> place.waiting().stopIfStanding());
  }

  /** How many wait. */
  int size() {
    return places.size();
  }

  private static void times(Place place, Instant now) {
    Waiting waiting = place.waiting();
    waiting.times.ended(now).ifPresentOrElse(end -> waiting.end.tryEmitValue(end), waiting::stand);
  }

  /** One stream; what it waits for may come later than was thought. */
  private final class Waiting {

    private final StreamClock times;
    private final boolean isStanding;
    private final Sinks.One<StreamEnd> end = Sinks.one();
    private @Nullable Place place;
    private boolean left;

    Waiting(StreamClock times, boolean isStanding) {
      this.times = times;
      this.isStanding = isStanding;
    }

    void stand() {
      take();
      // after it stands there: a stop either sees it or is seen here
      if (stopping) {
        stopIfStanding();
      }
    }

    private synchronized void take() {
      if (!left) {
        Place next = new Place(times.next(), count.incrementAndGet(), this);
        places.add(next);
        place = next;
      }
    }

    void stopIfStanding() {
      if (isStanding) {
        end.tryEmitValue(StreamEnd.GATEWAY_STOPPING);
      }
    }

    synchronized void leave() {
      left = true;
      Place last = place;
      if (last != null) {
        places.remove(last);
      }
    }
  }

  /**
   * A place in the order.
   *
   * @param at when its time may have come
   * @param number tells apart those of the same time
   * @param waiting who stands there
   */
  private record Place(Instant at, long number, Waiting waiting) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int order = at.compareTo(other.at);
      return order == 0 ? Long.compare(number, other.number) : order;
    }
  }
}
