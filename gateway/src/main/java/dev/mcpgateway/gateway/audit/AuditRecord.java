package dev.mcpgateway.gateway.audit;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is written of one request. No member holds a credential, an argument or a result.
 *
 * @param request what was asked, by whom
 * @param outcome what became of it
 */
record AuditRecord(Request request, Outcome outcome) {

  /**
   * What was asked, by whom.
   *
   * @param time when it came, in RFC 3339
   * @param correlationId names it in answer and log
   * @param traceId of the caller's trace, if it named one
   * @param httpMethod of the request
   * @param names server, issuer, subject, client and the token's hash, as far as they were found
   * @param operations what its messages ask for: method, and tool, prompt or resource
   * @param omitted how many operations more there were
   */
  record Request(
      String time,
      String correlationId,
      Optional<String> traceId,
      String httpMethod,
      Map<String, String> names,
      List<Operation> operations,
      int omitted) {}

  /**
   * One operation.
   *
   * @param method the JSON-RPC method
   * @param target the tool, prompt or resource, if it names one
   */
  record Operation(String method, Optional<String> target) {}

  /**
   * What became of it.
   *
   * @param decision {@code allowed}, {@code refused} or {@code reported}: let through, but the
   *     policy would not
   * @param rule the rule of the policy that decided, if one did
   * @param scopes where scopes were missing: which are needed, and which were granted
   * @param code of the refusal, or of the end of a stream by the gateway, or of the refusal that a
   *     policy would give which is only reported
   * @param status of the answer; 0: none was begun
   * @param durationMillis until the end of the answer
   * @param bytesIn of the request's body
   * @param bytesOut of the answer's body
   * @param end {@code complete}, {@code client_left} or {@code broken}
   */
  record Outcome(
      String decision,
      Optional<Integer> rule,
      Map<String, List<String>> scopes,
      Optional<String> code,
      int status,
      long durationMillis,
      long bytesIn,
      long bytesOut,
      String end) {}
}
