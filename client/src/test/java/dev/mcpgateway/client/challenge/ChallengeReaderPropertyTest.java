package dev.mcpgateway.client.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever the header: the reading ends, fails never, and what stood before the damage counts. */
final class ChallengeReaderPropertyTest {

  private static final int TRIES = 50_000;
  private static final String FIRST = "Basic realm=\"a\", ";
  private static final String SECOND =
      "Bearer error=\"invalid_token\", scope=\"a b\", x=\"\\\"\", DPoP algs=ES256, Negotiate abc==";

  /** The same at each run, so that a failure comes again. */
  private final Random random = new Random(1);

  @Test
  void keepsWhatStoodBeforeTheDamage() {
    for (int i = 0; i < TRIES; i++) {
      List<Challenge> read = ChallengeReader.read(FIRST + "Bearer " + mutated());
      assertThat(read).isNotEmpty();
      assertThat(read.getFirst().scheme()).isEqualTo("Basic");
    }
  }

  @Test
  void readsAnyTextToItsEnd() {
    for (int i = 0; i < TRIES; i++) {
      StringBuilder text = new StringBuilder();
      random.ints(random.nextInt(60), 0, 256).forEach(each -> text.append((char) each));
      assertThat(ChallengeReader.read(text.toString())).isNotNull();
    }
  }

  private String mutated() {
    StringBuilder text = new StringBuilder(SECOND);
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(256));
    }
    return text.toString();
  }
}
