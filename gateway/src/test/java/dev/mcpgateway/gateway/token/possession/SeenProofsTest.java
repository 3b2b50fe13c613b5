package dev.mcpgateway.gateway.token.possession;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.gateway.testing.MutableClock;
import dev.mcpgateway.gateway.token.possession.SeenProofs.Showing;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SeenProofsTest {

  private static final int MOST = 3;

  private final MutableClock clock = MutableClock.atPresent();
  private final SeenProofs seen = new SeenProofs(MOST, clock);

  @Test
  void knowsAProofUntilItIsTooOld() {
    Instant until = clock.instant().plusSeconds(60);
    assertThat(seen.show(proof("a", "1"), until)).isEqualTo(Showing.FIRST);
    assertThat(seen.show(proof("a", "1"), until)).isEqualTo(Showing.REPEATED);
    clock.advance(Duration.ofSeconds(60));
    assertThat(seen.show(proof("a", "1"), until)).isEqualTo(Showing.REPEATED);
    clock.advance(Duration.ofMillis(1));
    assertThat(seen.show(proof("a", "1"), until)).isEqualTo(Showing.FIRST);
  }

  @Test
  void keepsProofsOfTwoKeysApart() {
    Instant until = clock.instant().plusSeconds(60);
    assertThat(seen.show(proof("a", "1"), until)).isEqualTo(Showing.FIRST);
    assertThat(seen.show(proof("b", "1"), until)).isEqualTo(Showing.FIRST);
  }

  @Test
  void forgetsNoneToMakeRoomForAnother() {
    Instant until = clock.instant().plusSeconds(60);
    for (int i = 0; i < MOST; i++) {
      assertThat(seen.show(proof("a", "" + i), until)).isEqualTo(Showing.FIRST);
    }
    assertThat(seen.show(proof("a", "new"), until)).isEqualTo(Showing.NO_ROOM);
    for (int i = 0; i < MOST; i++) {
      assertThat(seen.show(proof("a", "" + i), until)).isNotEqualTo(Showing.FIRST);
    }
    clock.advance(Duration.ofSeconds(61));
    assertThat(seen.show(proof("a", "new"), until)).isEqualTo(Showing.FIRST);
  }

  private DpopProof proof(String key, String id) {
    return new DpopProof(key, "POST", "https://x/", clock.instant(), id, "hash", Optional.empty());
  }
}
