package dev.mcpgateway.gateway.refusal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;

/**
 * The body of a refusal: problem details, or a JSON-RPC error where the message itself is wrong.
 *
 * @param contentType of the text
 * @param json the text
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457#section-3">RFC 9457 3</a>
 * @see <a href="https://www.jsonrpc.org/specification#error_object">JSON-RPC 2.0, 5.1</a>
 */
record RefusalBody(String contentType, String json) {

  private static final JsonMapper JSON = JsonMapper.shared();

  static RefusalBody of(Refusal refusal, String correlationId) {
    return refusal instanceof Refusal.MalformedMessage malformed
        ? rpcError(malformed, correlationId)
        : problem(refusal.reason(), correlationId);
  }

  private static RefusalBody problem(Reason reason, String correlationId) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("type", "about:blank");
    members.put("title", HttpStatus.valueOf(reason.status()).getReasonPhrase());
    members.put("status", reason.status());
    members.put("detail", reason.text());
    members.put("code", reason.code());
    members.put("correlationId", correlationId);
    return new RefusalBody("application/problem+json", JSON.writeValueAsString(members));
  }

  private static RefusalBody rpcError(Refusal.MalformedMessage refusal, String correlationId) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("code", refusal.code());
    data.put("correlationId", correlationId);
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("code", refusal.rpcCode());
    error.put("message", refusal.reason().text());
    error.put("data", data);
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("jsonrpc", "2.0");
    // the request's id could not be read
    members.put("id", null);
    members.put("error", error);
    return new RefusalBody("application/json", JSON.writeValueAsString(members));
  }
}
