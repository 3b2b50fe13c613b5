package dev.mcpgateway.gateway.refusal;

/** Every reason for a refusal: its HTTP status, its stable code, and what the caller is told. */
public enum Reason {
  /** No credential was shown where one is needed. */
  NO_CREDENTIAL(401, "no_credential", "An access token is needed."),
  /** The token is malformed, expired, not ours, or not verifiable. */
  INVALID_TOKEN(401, "invalid_token", "The access token is not accepted here."),
  /** The credential is shown twice, in the query, or malformed. */
  INVALID_REQUEST(400, "invalid_request", "The access token was not sent as it must be."),
  /** The proof that belongs to the token is missing, or not accepted. */
  INVALID_DPOP_PROOF(401, "invalid_dpop_proof", "The proof of possession is not accepted here."),
  /** The proof has no nonce of ours, or one that is too old. */
  USE_DPOP_NONCE(401, "use_dpop_nonce", "The proof must have the nonce of this answer."),
  /** A browser sent it from an origin that is not allowed. */
  FOREIGN_ORIGIN(403, "foreign_origin", "This origin may not call this server."),
  /** The {@code Host} is none of ours. */
  FOREIGN_HOST(421, "foreign_host", "This host is not served here."),
  /** What is asked for needs scopes that the token does not have. */
  INSUFFICIENT_SCOPE(403, "insufficient_scope", "More scopes are needed for this."),
  /** The policy does not let this caller do this, whatever scopes it has. */
  DENIED(403, "denied", "This is not allowed."),
  /** Nothing is here, or nothing that this caller may know of. */
  NOT_FOUND(404, "not_found", "Nothing is here."),
  /** There is no such session for this caller. */
  SESSION_NOT_FOUND(404, "session_not_found", "There is no such session: begin a new one."),
  /** What is here does not know the method. */
  METHOD_NOT_ALLOWED(405, "method_not_allowed", "The method is not allowed here."),
  /** The path is written in a way that two readers could understand differently. */
  AMBIGUOUS_PATH(400, "ambiguous_path", "The path must be written in its plain form."),
  /** The body is larger than allowed. */
  BODY_TOO_LARGE(413, "body_too_large", "The body is too large."),
  /** The request did not arrive whole within its time. */
  REQUEST_TIMEOUT(408, "request_timeout", "The request did not arrive in time."),
  /** The body's type or encoding is not plain JSON. */
  UNSUPPORTED_MEDIA_TYPE(415, "unsupported_media_type", "The body must be uncompressed JSON."),
  /** The body is no JSON. */
  UNPARSEABLE_JSON(400, "unparseable_json", "Parse error"),
  /** The body is JSON but no JSON-RPC message. */
  INVALID_MESSAGE(400, "invalid_message", "Invalid Request"),
  /** The headers say something else than the message. */
  HEADER_MISMATCH(400, "header_mismatch", "Header mismatch"),
  /** The request is no HTTP that we understand. */
  BAD_REQUEST(400, "bad_request", "The request could not be understood."),
  /** The request line is longer than allowed. */
  TARGET_TOO_LONG(414, "target_too_long", "The address is too long."),
  /** The header section is larger than allowed. */
  HEADER_TOO_LARGE(431, "header_too_large", "The headers are too large."),
  /** The token's issuer gave neither its keys nor an answer about the token. */
  ISSUER_UNAVAILABLE(503, "issuer_unavailable", "The token cannot be checked at present."),
  /** The server behind the gateway cannot be reached, or broke off before it answered. */
  BACKEND_UNAVAILABLE(502, "backend_unavailable", "The server behind the gateway is unavailable."),
  /** The server behind the gateway asked for a credential of its own. */
  BACKEND_UNAUTHORIZED(
      502, "backend_unauthorized", "The server behind the gateway did not let the gateway in."),
  /** The server behind the gateway answered in a way that could not be held against the policy. */
  UNREADABLE_ANSWER(
      502, "unreadable_answer", "The server behind the gateway gave an answer that can't be read."),
  /** The server behind the gateway did not answer in time. */
  BACKEND_TIMEOUT(504, "backend_timeout", "The server behind the gateway did not answer in time."),
  /** The gateway has no connection to the server behind it to spare. */
  OVERLOADED(503, "overloaded", "Too much is going on at present."),
  /** A defect of the gateway. */
  INTERNAL_ERROR(500, "internal_error", "The gateway failed.");

  private final int status;
  private final String code;
  private final String text;

  Reason(int status, String code, String text) {
    this.status = status;
    this.code = code;
    this.text = text;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The stable name. */
  public String code() {
    return code;
  }

  /** What the caller is told: fixed, whatever exactly was wrong. */
  public String text() {
    return text;
  }
}
