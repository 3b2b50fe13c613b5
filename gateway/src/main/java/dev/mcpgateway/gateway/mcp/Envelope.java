package dev.mcpgateway.gateway.mcp;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The members of one JSON-RPC object, as they are read; judged when all are known.
 *
 * <p>A member whose name differs from a known one in case alone is refused: decoders that match
 * names regardless of case (Go's, for one) would take it for the known one. So is a method: a rule
 * about {@code tools/call} must not be passed by {@code Tools/Call}.
 */
final class Envelope {

  private static final List<String> KNOWN =
      List.of("jsonrpc", "id", "method", "params", "result", "error");

  private final Params params = new Params();
  private boolean versioned;
  private boolean identified;
  private boolean hasParams;
  private boolean hasResult;
  private boolean hasError;
  private @Nullable RequestId id;
  private @Nullable String method;

  /** Reads from the start of the object to its end. */
  static Message read(JsonParser json) {
    Envelope envelope = new Envelope();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String member = json.currentName();
      envelope.take(member, json.nextToken(), json);
    }
    return envelope.message();
  }

  private void take(String member, JsonToken value, JsonParser json) {
    switch (member) {
      case "jsonrpc" -> {
        demand(value == JsonToken.VALUE_STRING && json.getString().equals("2.0"), "jsonrpc");
        versioned = true;
      }
      case "id" -> {
        id = id(value, json);
        identified = true;
      }
      case "method" -> {
        demand(value == JsonToken.VALUE_STRING, "method");
        method = json.getString();
        demand(!KnownMethods.isNearlyOne(method), "method");
      }
      case "params" -> {
        demand(value == JsonToken.START_OBJECT, "params");
        hasParams = true;
        params.read(json);
      }
      default -> takeOther(member, value, json);
    }
  }

  private void takeOther(String member, JsonToken value, JsonParser json) {
    if (member.equals("result")) {
      hasResult = true;
    } else if (member.equals("error")) {
      demand(value == JsonToken.START_OBJECT, "error");
      hasError = true;
    } else if (KNOWN.stream().anyMatch(member::equalsIgnoreCase)) {
      throw new NotMessageException("a member's name in another case");
    }
    json.skipChildren();
  }

  private static @Nullable RequestId id(JsonToken value, JsonParser json) {
    return switch (value) {
      case VALUE_STRING -> new RequestId.Text(json.getString());
      case VALUE_NUMBER_INT -> new RequestId.Numeric(new BigInteger(json.getString()));
      // allowed in one place only, see response()
      case VALUE_NULL -> null;
      default -> throw new NotMessageException("id is neither a string nor an integer");
    };
  }

  private static void demand(boolean good, String member) {
    if (!good) {
      throw new NotMessageException(member + " has a wrong type or value");
    }
  }

  private Message message() {
    if (!versioned) {
      throw new NotMessageException("jsonrpc is missing");
    }
    return method == null ? response() : call(method);
  }

  private Message call(String method) {
    if (hasResult || hasError) {
      throw new NotMessageException("a call and a response at once");
    }
    Operation operation =
        new Operation(method, params.target(method), params.references(method), params.revision());
    if (!identified) {
      return new Message.Notification(operation);
    }
    if (id == null) {
      throw new NotMessageException("id is null");
    }
    return new Message.Request(id, operation);
  }

  private Message response() {
    if (hasResult == hasError || hasParams) {
      throw new NotMessageException("neither a call nor a response");
    }
    if (id == null && hasResult) {
      throw new NotMessageException("a result without an id");
    }
    return new Message.Response(Optional.ofNullable(id));
  }
}
