package dev.mcpgateway.gateway.lifetime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.gateway.testing.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;

class DeadlinesTest {

  private static final int MANY = 5_000;
  private static final Duration IDLE = Duration.ofMinutes(30);

  private final MutableClock clock = MutableClock.atPresent();
  private final Deadlines deadlines = new Deadlines(clock);
  private final List<String> ends = new ArrayList<>();

  @Test
  void endsAtTheVeryMomentOfExpiry() {
    watch(in(Duration.ofMinutes(1)));
    clock.advance(Duration.ofMinutes(1).minusNanos(1));
    deadlines.look();
    assertThat(ends).isEmpty();
    clock.advance(Duration.ofNanos(1));
    deadlines.look();
    assertThat(ends).containsExactly("token_expired");
    assertThat(deadlines.size()).isZero();
  }

  @Test
  void endsWhatHasExpiredBeforeItBegan() {
    watch(in(Duration.ofSeconds(-1)));
    deadlines.look();
    assertThat(ends).containsExactly("token_expired");
  }

  @Test
  void endsASilenceThatIsTooLong() {
    StreamClock times = watch(in(Duration.ofHours(10)));
    clock.advance(IDLE.minusSeconds(1));
    times.sign();
    clock.advance(Duration.ofSeconds(1));
    deadlines.look();
    assertThat(ends).isEmpty();
    clock.advance(IDLE.minusSeconds(1));
    deadlines.look();
    assertThat(ends).containsExactly("stream_idle");
  }

  @Test
  void expiresHoweverLivelyAStreamIs() {
    StreamClock times = watch(in(IDLE.plusSeconds(1)));
    for (int i = 0; i <= IDLE.toSeconds(); i++) {
      clock.advance(Duration.ofSeconds(1));
      times.sign();
      deadlines.look();
    }
    assertThat(ends).containsExactly("token_expired");
  }

  @Test
  void bearsTimesBeyondAllCalendars() {
    var times = new StreamClock(clock, Instant.MAX, Duration.ofSeconds(Long.MAX_VALUE));
    try (var _ =
        closing(deadlines.reached(times, true).map(StreamEnd::code).subscribe(ends::add))) {
      clock.advance(Duration.ofDays(400_000));
      deadlines.look();
      assertThat(ends).isEmpty();
      assertThat(deadlines.size()).isEqualTo(1);
    }
  }

  @Test
  void keepsThousandsWithoutAThreadOrATimerOfTheirOwn() {
    int threads = Thread.activeCount();
    List<Disposable> streams =
        IntStream.range(0, MANY)
            .mapToObj(each ->
                deadlines
                    .reached(new StreamClock(clock, in(Duration.ofSeconds(each)), IDLE), true)
                    .map(StreamEnd::code)
                    .subscribe(ends::add))
            .toList();
    assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads);
    assertThat(deadlines.size()).isEqualTo(MANY);
    clock.advance(Duration.ofSeconds(999));
    deadlines.look();
    assertThat(ends).hasSize(1_000).containsOnly("token_expired");
    assertThat(deadlines.size()).isEqualTo(MANY - 1_000);
    streams.forEach(Disposable::dispose);
    assertThat(deadlines.size()).isZero();
  }

  @Test
  void forgetsWhoLeaves() {
    var times = new StreamClock(clock, in(Duration.ofSeconds(1)), IDLE);
    deadlines.reached(times, true).map(StreamEnd::code).subscribe(ends::add).dispose();
    assertThat(deadlines.size()).isZero();
    clock.advance(Duration.ofSeconds(1));
    deadlines.look();
    assertThat(ends).isEmpty();
  }

  @Test
  void endsWhoStandsWhenTheGatewayStopsAndWhoComesLater() {
    watch(in(IDLE));
    deadlines.stop();
    assertThat(ends).containsExactly("gateway_stopping");
    watch(in(IDLE));
    assertThat(ends).containsExactly("gateway_stopping", "gateway_stopping");
    assertThat(deadlines.size()).isZero();
  }

  @Test
  void letsFinishWhoDoesNotStandWhenTheGatewayStops() {
    var times = new StreamClock(clock, in(IDLE), IDLE.multipliedBy(2));
    try (var _ =
        closing(deadlines.reached(times, false).map(StreamEnd::code).subscribe(ends::add))) {
      deadlines.stop();
      assertThat(ends).isEmpty();
      clock.advance(IDLE);
      deadlines.look();
      assertThat(ends).containsExactly("token_expired");
    }
  }

  private StreamClock watch(Instant expiry) {
    var times = new StreamClock(clock, expiry, IDLE);
    var _ = deadlines.reached(times, true).map(StreamEnd::code).subscribe(ends::add);
    return times;
  }

  private Instant in(Duration duration) {
    return clock.instant().plus(duration);
  }

  private static Closing closing(Disposable disposable) {
    return disposable::dispose;
  }

  private interface Closing extends AutoCloseable {
    @Override
    void close();
  }
}
