package dev.mcpgateway.gateway.refusal;

import java.time.Duration;

/**
 * A reason not to serve a request. The caller learns status, {@link #code()} and, where there is
 * one, the challenge; {@link #detail()} is for the operator's log alone.
 */
public sealed interface Refusal {

  /** The HTTP status. */
  int status();

  /** Stable name of the reason, listed in the documentation. */
  String code();

  /** What exactly was wrong, for the operator; never holds a credential. */
  String detail();

  /** No credential was shown where one is needed. */
  record NoCredential() implements Refusal {
    @Override
    public int status() {
      return 401;
    }

    @Override
    public String code() {
      return "no_credential";
    }

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
  record InvalidToken(String detail) implements Refusal {
    @Override
    public int status() {
      return 401;
    }

    @Override
    public String code() {
      return "invalid_token";
    }
  }

  /**
   * The request shows its credential in a way that is not allowed: twice, in the query, malformed.
   *
   * @param detail in which way
   */
  record InvalidRequest(String detail) implements Refusal {
    @Override
    public int status() {
      return 400;
    }

    @Override
    public String code() {
      return "invalid_request";
    }
  }

  /**
   * A browser sent it from an origin that is not allowed.
   *
   * @param detail which rule it broke
   */
  record ForeignOrigin(String detail) implements Refusal {
    @Override
    public int status() {
      return 403;
    }

    @Override
    public String code() {
      return "foreign_origin";
    }
  }

  /** The {@code Host} is none of ours. */
  record ForeignHost() implements Refusal {
    @Override
    public int status() {
      return 421;
    }

    @Override
    public String code() {
      return "foreign_host";
    }

    @Override
    public String detail() {
      return "the Host header names none of the resources' hosts nor one of mcp.gateway.hosts";
    }
  }

  /**
   * Nothing is here, or nothing that this caller may know of.
   *
   * @param detail what was looked for
   */
  record NotFound(String detail) implements Refusal {
    @Override
    public int status() {
      return 404;
    }

    @Override
    public String code() {
      return "not_found";
    }
  }

  /**
   * The path is written in a way that two readers could understand differently.
   *
   * @param detail what is wrong with it
   */
  record AmbiguousPath(String detail) implements Refusal {
    @Override
    public int status() {
      return 400;
    }

    @Override
    public String code() {
      return "ambiguous_path";
    }
  }

  /**
   * The body is larger than allowed.
   *
   * @param limit in bytes
   */
  record BodyTooLarge(long limit) implements Refusal {
    @Override
    public int status() {
      return 413;
    }

    @Override
    public String code() {
      return "body_too_large";
    }

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
  record UnsupportedMediaType(String detail) implements Refusal {
    @Override
    public int status() {
      return 415;
    }

    @Override
    public String code() {
      return "unsupported_media_type";
    }
  }

  /**
   * The body is no JSON, or no JSON-RPC message; answered as a JSON-RPC error.
   *
   * @param rpcCode -32700 or -32600
   * @param detail what is wrong with it
   */
  record MalformedMessage(int rpcCode, String detail) implements Refusal {
    @Override
    public int status() {
      return 400;
    }

    @Override
    public String code() {
      return rpcCode == -32700 ? "unparseable_json" : "invalid_message";
    }
  }

  /**
   * The keys of the token's issuer were never obtained, so that nothing can be said of the token.
   *
   * @param retryAfter when to try again
   * @param detail what happened when the keys were fetched
   */
  record IssuerUnavailable(Duration retryAfter, String detail) implements Refusal {
    @Override
    public int status() {
      return 503;
    }

    @Override
    public String code() {
      return "issuer_unavailable";
    }
  }

  /**
   * The server behind the gateway cannot be reached, or broke off before it answered.
   *
   * @param detail what happened
   */
  record BackendUnavailable(String detail) implements Refusal {
    @Override
    public int status() {
      return 502;
    }

    @Override
    public String code() {
      return "backend_unavailable";
    }
  }

  /** The server behind the gateway asked for a credential of its own. */
  record BackendUnauthorized() implements Refusal {
    @Override
    public int status() {
      return 502;
    }

    @Override
    public String code() {
      return "backend_unauthorized";
    }

    @Override
    public String detail() {
      return "the backend answered 401: it must not ask for authorization itself";
    }
  }

  /** The server behind the gateway did not answer in time. */
  record BackendTimeout() implements Refusal {
    @Override
    public int status() {
      return 504;
    }

    @Override
    public String code() {
      return "backend_timeout";
    }

    @Override
    public String detail() {
      return "no answer within mcp.gateway.limits.backend-response";
    }
  }
}
