package dev.mcpgateway.gateway.mcp;

import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads what a server answers as strictly as what a client sends, and takes out of its lists what
 * is not to be seen: a client must not find in it what was overlooked here.
 */
public final class AnswerReader {

  private final JsonFactory factory;

  /**
   * A reader of answers of a limited size.
   *
   * @param largest in bytes
   */
  public AnswerReader(int largest) {
    factory = StrictJson.readingUpTo(largest);
  }

  /**
   * The answer with what may be seen of its lists of tools, prompts, resources and templates.
   *
   * @param answer one message or a batch
   * @param visible whether something that is listed may be seen
   * @return empty if nothing is to be changed
   * @throws UnreadableAnswerException if two readers could understand it differently
   */
  public Optional<byte[]> restrict(byte[] answer, Predicate<Reference> visible) {
    if (!PlainText.isPlain(answer)) {
      throw new UnreadableAnswerException("no plain UTF-8");
    }
    Edits edits = new Edits(answer);
    try (JsonParser json = factory.createParser(ObjectReadContext.empty(), answer)) {
      read(json, new ListedOffers(json, answer, edits, visible));
    } catch (JacksonException e) {
      // its message may quote the answer
      throw new UnreadableAnswerException(e.getClass().getSimpleName());
    }
    return edits.result();
  }

  private static void read(JsonParser json, ListedOffers offers) {
    if (json.nextToken() == JsonToken.START_ARRAY) {
      while (json.nextToken() != JsonToken.END_ARRAY) {
        readMessage(json, offers);
      }
    } else {
      readMessage(json, offers);
    }
    if (json.nextToken() != null) {
      throw new UnreadableAnswerException("something follows the JSON text");
    }
  }

  private static void readMessage(JsonParser json, ListedOffers offers) {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw new UnreadableAnswerException("no message");
    }
    offers.readMessage();
  }
}
