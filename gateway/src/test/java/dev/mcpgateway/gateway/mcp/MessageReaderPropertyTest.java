package dev.mcpgateway.gateway.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever the bytes: it is read as a lenient reader would, or refused, and never fails. */
final class MessageReaderPropertyTest {

  private static final int TRIES = 50_000;
  private static final JsonMapper LENIENT = JsonMapper.shared();
  private static final byte[] CALL =
      """
      {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"a","arguments":{"x":[1,"\u00e9"]}}}\
      """
          .getBytes(StandardCharsets.UTF_8);

  /** The same at each run, so that a failure comes again. */
  private final Random random = new Random(1);

  private final MessageReader reader = new MessageReader(10_000);

  @Test
  void neverFailsWhateverTheBytes() {
    for (int i = 0; i < TRIES; i++) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      assertThatCode(() -> reader.read(bytes, true)).doesNotThrowAnyException();
    }
  }

  @Test
  void readsWhatALenientReaderSees() {
    int read = 0;
    for (int i = 0; i < TRIES; i++) {
      byte[] body = mutated();
      if (reader.read(body, false) instanceof Reading.Read(Messages messages)
          && messages.all().getFirst() instanceof Message.Request(_, Operation operation)) {
        read++;
        JsonNode seen = LENIENT.readTree(body);
        assertThat(operation.method()).isEqualTo(seen.path("method").asString());
        operation
            .target()
            .ifPresent(target ->
                assertThat(target).isEqualTo(seen.path("params").path("name").asString()));
      }
    }
    assertThat(read).as("bodies that were still messages").isBetween(1_000, TRIES - 1_000);
  }

  private byte[] mutated() {
    byte[] body = CALL.clone();
    int changes = 1 + random.nextInt(3);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(body.length);
      body[at] =
          random.nextBoolean() ? (byte) random.nextInt(256) : CALL[random.nextInt(CALL.length)];
    }
    return body;
  }
}
