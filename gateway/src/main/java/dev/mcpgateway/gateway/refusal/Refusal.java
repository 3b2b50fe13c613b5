package dev.mcpgateway.gateway.refusal;

import dev.mcpgateway.gateway.mcp.RequestId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A refused request: why, and what exactly was wrong. The caller learns the {@link Reason} and,
 * where there is one, the challenge; {@link #detail()} is for the operator's log alone.
 */
public sealed interface Refusal {

  /** Why, in the terms that callers see. */
  default Reason reason() {
    return switch (this) {
      case NoCredential _ -> Reason.NO_CREDENTIAL;
      case InvalidToken _ -> Reason.INVALID_TOKEN;
      case InvalidRequest _ -> Reason.INVALID_REQUEST;
      case InvalidProof _ -> Reason.INVALID_DPOP_PROOF;
      case NonceNeeded _ -> Reason.USE_DPOP_NONCE;
      case ForeignOrigin _ -> Reason.FOREIGN_ORIGIN;
      case ForeignHost _ -> Reason.FOREIGN_HOST;
      case InsufficientScope _ -> Reason.INSUFFICIENT_SCOPE;
      case Denied _ -> Reason.DENIED;
      case NotFound _ -> Reason.NOT_FOUND;
      case SessionNotFound _ -> Reason.SESSION_NOT_FOUND;
      case MethodNotAllowed _ -> Reason.METHOD_NOT_ALLOWED;
      case AmbiguousPath _ -> Reason.AMBIGUOUS_PATH;
      case BodyTooLarge _ -> Reason.BODY_TOO_LARGE;
      case RequestTimeout _ -> Reason.REQUEST_TIMEOUT;
      case UnsupportedMediaType _ -> Reason.UNSUPPORTED_MEDIA_TYPE;
      case MalformedMessage malformed ->
          malformed.rpcCode() == MalformedMessage.PARSE_ERROR
              ? Reason.UNPARSEABLE_JSON
              : Reason.INVALID_MESSAGE;
      case HeaderMismatch _ -> Reason.HEADER_MISMATCH;
      case BadRequest _ -> Reason.BAD_REQUEST;
      case TargetTooLong _ -> Reason.TARGET_TOO_LONG;
      case HeaderTooLarge _ -> Reason.HEADER_TOO_LARGE;
      case IssuerUnavailable _ -> Reason.ISSUER_UNAVAILABLE;
      case BackendUnavailable _ -> Reason.BACKEND_UNAVAILABLE;
      case BackendUnauthorized _ -> Reason.BACKEND_UNAUTHORIZED;
      case UnreadableAnswer _ -> Reason.UNREADABLE_ANSWER;
      case BackendTimeout _ -> Reason.BACKEND_TIMEOUT;
      case Overloaded _ -> Reason.OVERLOADED;
      case Defect _ -> Reason.INTERNAL_ERROR;
    };
  }

  /** What exactly was wrong, for the operator; never holds a credential. */
  String detail();

  /** The HTTP status. */
  default int status() {
    return reason().status();
  }

  /** Stable name of the reason, listed in the documentation. */
  default String code() {
    return reason().code();
  }

  /** No credential was shown where one is needed. */
  record NoCredential() implements Refusal {
    @Override
    public String detail() {
      return "neither an Authorization header nor the configured cookie";
    }
  }

  /**
   * The token is malformed, expired, not ours, or not verifiable.
   *
   * @param detail which check failed
   */
  record InvalidToken(String detail) implements Refusal {}

  /**
   * The request shows its credential in a way that is not allowed: twice, in the query, malformed.
   *
   * @param detail in which way
   */
  record InvalidRequest(String detail) implements Refusal {}

  /**
   * The proof that belongs to the token is missing, or not accepted.
   *
   * @param detail which check failed
   */
  record InvalidProof(String detail) implements Refusal {}

  /**
   * The proof has no nonce of ours, or one that is too old.
   *
   * @param nonce that it must have
   */
  record NonceNeeded(String nonce) implements Refusal {
    @Override
    public String detail() {
      return "the proof has no nonce that is of ours and of now";
    }
  }

  /**
   * A browser sent it from an origin that is not allowed.
   *
   * @param detail which rule it broke
   */
  record ForeignOrigin(String detail) implements Refusal {}

  /** The {@code Host} is none of ours. */
  record ForeignHost() implements Refusal {
    @Override
    public String detail() {
      return "the Host header names none of the resources' hosts nor one of mcp.gateway.hosts";
    }
  }

  /**
   * What is asked for needs scopes that the caller does not hold.
   *
   * @param scopes to ask for: all that are needed, and those held that must not get lost
   * @param detail which rule asks for them
   */
  record InsufficientScope(List<String> scopes, String detail) implements Refusal {
    public InsufficientScope {
      scopes = List.copyOf(scopes);
    }
  }

  /**
   * The policy does not let this caller do what it asks for; more scopes would not help.
   *
   * @param detail which rule says so
   */
  record Denied(String detail) implements Refusal {}

  /**
   * Nothing is here, or nothing that this caller may know of.
   *
   * @param detail what was looked for
   */
  record NotFound(String detail) implements Refusal {}

  /**
   * There is no such session for this caller; there may be one for another.
   *
   * @param detail what was looked for
   */
  record SessionNotFound(String detail) implements Refusal {}

  /**
   * What is here does not know the method.
   *
   * @param allowed the value of {@code Allow}
   */
  record MethodNotAllowed(String allowed) implements Refusal {
    @Override
    public String detail() {
      return "allowed: " + allowed;
    }
  }

  /**
   * The path is written in a way that two readers could understand differently.
   *
   * @param detail what is wrong with it
   */
  record AmbiguousPath(String detail) implements Refusal {}

  /**
   * The body is larger than allowed.
   *
   * @param limit in bytes
   */
  record BodyTooLarge(long limit) implements Refusal {
    @Override
    public String detail() {
      return "more than " + limit + " bytes";
    }
  }

  /**
   * The body's type or encoding is not plain JSON.
   *
   * @param detail which header is wrong
   */
  record UnsupportedMediaType(String detail) implements Refusal {}

  /**
   * The body is no JSON, or no JSON-RPC message; answered as a JSON-RPC error.
   *
   * @param rpcCode {@link #PARSE_ERROR} or {@link #INVALID_REQUEST}
   * @param detail what is wrong with it
   */
  record MalformedMessage(int rpcCode, String detail) implements Refusal {

    /** The body is no JSON. */
    public static final int PARSE_ERROR = -32700;

    /** The body is JSON but no JSON-RPC message. */
    public static final int INVALID_REQUEST = -32600;
  }

  /**
   * The headers say something else than the message; answered as a JSON-RPC error.
   *
   * @param id of the request, where it stands alone
   * @param detail what differs
   */
  record HeaderMismatch(Optional<RequestId> id, String detail) implements Refusal {

    /** The error's code in the protocol. */
    public static final int RPC_CODE = -32020;
  }

  /**
   * The request is no HTTP that we understand.
   *
   * @param detail what is wrong with it
   */
  record BadRequest(String detail) implements Refusal {}

  /** The request did not arrive whole within its time. */
  record RequestTimeout() implements Refusal {
    @Override
    public String detail() {
      return "took longer to arrive than mcp.gateway.limits.request-arrival";
    }
  }

  /** The request line is longer than allowed. */
  record TargetTooLong() implements Refusal {
    @Override
    public String detail() {
      return "more than mcp.gateway.limits.header";
    }
  }

  /** The header section is larger than allowed. */
  record HeaderTooLarge() implements Refusal {
    @Override
    public String detail() {
      return "more than mcp.gateway.limits.header";
    }
  }

  /**
   * The token's issuer gave neither its keys nor an answer, so that nothing can be said of the
   * token.
   *
   * @param retryAfter when to try again
   * @param detail what happened when it was asked
   */
  record IssuerUnavailable(Duration retryAfter, String detail) implements Refusal {}

  /**
   * The server behind the gateway cannot be reached, or broke off before it answered.
   *
   * @param detail what happened
   */
  record BackendUnavailable(String detail) implements Refusal {}

  /** The server behind the gateway asked for a credential of its own. */
  record BackendUnauthorized() implements Refusal {
    @Override
    public String detail() {
      return "the backend answered 401: it must not ask for authorization itself";
    }
  }

  /**
   * What the server behind the gateway answered could not be held against the policy.
   *
   * @param detail what is wrong with it
   */
  record UnreadableAnswer(String detail) implements Refusal {}

  /**
   * The server behind the gateway did not answer in time.
   *
   * @param detail which limit was reached
   */
  record BackendTimeout(String detail) implements Refusal {}

  /**
   * The gateway holds as many connections to the server behind it as it may.
   *
   * @param detail which limit was reached
   */
  record Overloaded(String detail) implements Refusal {}

  /** A defect of the gateway; what happened stands in the log under the correlation id. */
  record Defect() implements Refusal {
    @Override
    public String detail() {
      return "unexpected error";
    }
  }
}
