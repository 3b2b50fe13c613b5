package dev.mcpgateway.gateway.token.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Whatever the text: it is taken apart or refused, and nothing else happens. */
final class CompactJwtPropertyTest {

  private static final int TRIES = 50_000;
  private static final String HEADER = "{\"alg\":\"RS256\",\"kid\":\"k\"}";
  private static final String PAYLOAD = "{\"iss\":\"https://i\",\"aud\":[\"a\"],\"exp\":1e3}";

  /** The same at each run, so that a failure comes again. */
  private final Random random = new Random(1);

  @Test
  void takesMutatedTextsApartOrRefusesThem() {
    String good = token(HEADER, PAYLOAD);
    assertBothHappen(() -> mutated(good));
  }

  @Test
  void takesMutatedJsonApartOrRefusesIt() {
    assertBothHappen(() -> token(mutated(HEADER), mutated(PAYLOAD)));
  }

  private static void assertBothHappen(Supplier<String> texts) {
    int taken = 0;
    for (int i = 0; i < TRIES; i++) {
      String text = texts.get();
      try {
        CompactJwt jwt = CompactJwt.parse(text);
        assertThat(jwt.signingInput() + "." + jwt.signature()).isEqualTo(text);
        taken++;
      } catch (InvalidTokenException _) {
        // refused
      }
    }
    assertThat(taken).isBetween(1, TRIES - 1);
  }

  private static String token(String header, String payload) {
    return Base64URL.encode(header) + "." + Base64URL.encode(payload) + ".c2ln";
  }

  private String mutated(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    int changes = 1 + random.nextInt(3);
    for (int i = 0; i < changes; i++) {
      bytes[random.nextInt(bytes.length)] =
          random.nextBoolean() ? (byte) random.nextInt(256) : bytes[random.nextInt(bytes.length)];
    }
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
