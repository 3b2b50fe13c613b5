package dev.mcpgateway.gateway.token.jwt;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a JSON object that can be understood in one way only: UTF-8, no member twice, nothing after
 * it, no deep nesting, no endless numbers.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8725#section-2.4">RFC 8725 2.4</a>
 */
public final class StrictJson {

  private static final int MAX_DEPTH = 20;
  private static final int MAX_NUMBER_LENGTH = 40;

  private static final ObjectReader READER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNumberLength(MAX_NUMBER_LENGTH)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readerFor(new TypeReference<Map<String, @Nullable Object>>() {});

  private StrictJson() {}

  /** The object's members, those that are null left out; empty if it is not such an object. */
  public static Optional<Map<String, Object>> object(byte[] utf8) {
    try {
      // decoded here: the parser would guess other encodings from the first bytes
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
      Map<String, Object> members = READER.readValue(text);
      if (members == null) {
        return Optional.empty();
      }
      members.values().removeIf(Objects::isNull);
      return Optional.of(members);
    } catch (CharacterCodingException | JacksonException _) {
      return Optional.empty();
    }
  }
}
