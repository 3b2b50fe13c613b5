package dev.mcpgateway.gateway.refusal;

import dev.mcpgateway.gateway.mcp.RequestId;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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
    return switch (refusal) {
      // the request's id could not be read
      case Refusal.MalformedMessage malformed ->
          rpcError(malformed.rpcCode(), Optional.empty(), malformed, correlationId);
      case Refusal.HeaderMismatch mismatch ->
          rpcError(Refusal.HeaderMismatch.RPC_CODE, mismatch.id(), mismatch, correlationId);
      default -> problem(refusal.reason(), correlationId);
    };
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

  private static RefusalBody rpcError(
      int rpcCode, Optional<RequestId> id, Refusal refusal, String correlationId) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("code", refusal.code());
    data.put("correlationId", correlationId);
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("code", rpcCode);
    error.put("message", refusal.reason().text());
    error.put("data", data);
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("jsonrpc", "2.0");
    members.put("id", id.map(RefusalBody::plain).orElse(null));
    members.put("error", error);
    return new RefusalBody("application/json", JSON.writeValueAsString(members));
  }

  private static Object plain(RequestId id) {
    return switch (id) {
      case RequestId.Text(String text) -> text;
      case RequestId.Numeric(BigInteger number) -> number;
    };
  }
}
