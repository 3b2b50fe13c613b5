package dev.mcpgateway.gateway.token.introspection;

import dev.mcpgateway.gateway.token.jwt.StrictJson;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/**
 * Reads an answer of an introspection endpoint. Whatever is not exactly as it must be is neither a
 * yes nor a no: an endpoint that answers a login page has not said that the token is bad.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7662#section-2.2">RFC 7662 2.2</a>
 */
final class AnswerReader {

  private static final int OK = 200;

  private AnswerReader() {}

  /** What the answer says. */
  static Introspected read(int status, @Nullable MediaType type, byte[] body) {
    if (status != OK) {
      return new Introspected.Failed("answered " + status);
    }
    if (type == null || !type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)) {
      return new Introspected.Failed("answered no application/json");
    }
    Optional<Map<String, Object>> members = StrictJson.object(body);
    if (members.isEmpty()) {
      return new Introspected.Failed("answered no JSON object, or an odd one");
    }
    return switch (members.get().get("active")) {
      case Boolean active when active -> new Introspected.Active(members.get());
      case Boolean _ -> new Introspected.Inactive();
      // "true" is a text and 1 a number: neither is what the RFC calls active
      case null, default -> new Introspected.Failed("answered without active being true or false");
    };
  }
}
