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
 * look costs nothing while none is due.
 */
final class Deadlines {

  private final Clock clock;
  private final AtomicLong count = new AtomicLong();
  private final ConcurrentSkipListSet<Place> places = new ConcurrentSkipListSet<>();

  Deadlines(Clock clock) {
    this.clock = clock;
  }

  /** The end, once it has come; waits while it is subscribed to. */
  Mono<StreamEnd> reached(StreamClock times) {
    return Mono.defer(() -> {
      var waiting = new Waiting(times);
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
    private final Sinks.One<StreamEnd> end = Sinks.one();
    private @Nullable Place place;
    private boolean left;

    Waiting(StreamClock times) {
      this.times = times;
    }

    synchronized void stand() {
      if (!left) {
        Place next = new Place(times.next(), count.incrementAndGet(), this);
        places.add(next);
        place = next;
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
