package dev.mcpgateway.gateway.mcp;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the body of a POST to its last byte and refuses whatever two readers could understand
 * differently: duplicate members, other encodings than UTF-8, anything after the JSON text.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259#section-4">RFC 8259 4</a>
 * @see <a href="https://www.jsonrpc.org/specification">JSON-RPC 2.0</a>
 */
public final class MessageReader {

  static final int LARGEST_BATCH = 1_000;

  private final JsonFactory factory;

  /**
   * A reader of bodies of a limited size.
   *
   * @param largestBody in bytes; no string in the body is longer
   */
  public MessageReader(int largestBody) {
    factory = StrictJson.readingUpTo(largestBody);
  }

  /**
   * Reads a body.
   *
   * @param body all of it
   * @param batches whether several messages may come as an array
   */
  public Reading read(byte[] body, boolean batches) {
    if (!PlainText.isPlain(body)) {
      return new Reading.NotJson("no plain UTF-8");
    }
    try (JsonParser json = factory.createParser(ObjectReadContext.empty(), body)) {
      JsonToken first = json.nextToken();
      if (first == null) {
        return new Reading.NotJson("empty");
      }
      List<Message> messages = messages(first, json, batches);
      return json.nextToken() == null
          ? new Reading.Read(new Messages(messages))
          : new Reading.NotJson("something follows the JSON text");
    } catch (NotMessageException e) {
      return new Reading.NotMessage(e.detail());
    } catch (JacksonException e) {
      // its message may quote the body
      return new Reading.NotJson(e.getClass().getSimpleName());
    }
  }

  private static List<Message> messages(JsonToken first, JsonParser json, boolean batches) {
    return switch (first) {
      case START_OBJECT -> List.of(Envelope.read(json));
      case START_ARRAY -> batch(json, batches);
      default -> throw new NotMessageException("neither an object nor an array");
    };
  }

  private static List<Message> batch(JsonParser json, boolean allowed) {
    if (!allowed) {
      throw new NotMessageException("this protocol version knows no batches");
    }
    List<Message> messages = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() != JsonToken.START_OBJECT || messages.size() == LARGEST_BATCH) {
        throw new NotMessageException("an element that is no object, or too many");
      }
      messages.add(Envelope.read(json));
    }
    if (messages.isEmpty()) {
      throw new NotMessageException("an empty batch");
    }
    return messages;
  }
}
