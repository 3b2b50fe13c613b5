package dev.mcpgateway.gateway.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Nothing but what was sealed opens. */
final class SealPropertyTest {

  private static final int TRIES = 20_000;
  private static final List<String> ALICE = List.of("demo", "issuer", "alice");
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=+/ .";

  /** The same at each run, so that a failure comes again. */
  private final Random random = new Random(1);

  private final Seal seal = new Seal(SealKeys.random(new SecureRandom()));

  @Test
  void opensNoMutation() {
    String sealed = seal.seal(Purpose.SESSION_ID, ALICE, "a-session");
    for (int i = 0; i < TRIES; i++) {
      String mutated = mutated(sealed);
      if (!mutated.equals(sealed)) {
        assertThat(seal.open(Purpose.SESSION_ID, ALICE, mutated)).as(mutated).isEmpty();
      }
    }
    assertThat(seal.open(Purpose.SESSION_ID, ALICE, sealed)).contains("a-session");
  }

  private String mutated(String sealed) {
    int at = random.nextInt(sealed.length());
    String other = ALPHABET.charAt(random.nextInt(ALPHABET.length())) + "";
    return switch (random.nextInt(4)) {
      case 0 -> sealed.substring(0, at) + other + sealed.substring(at + 1);
      case 1 -> sealed.substring(0, at) + other + sealed.substring(at);
      case 2 -> sealed.substring(0, at) + sealed.substring(at + 1);
      default -> sealed.substring(0, at);
    };
  }
}
