package dev.mcpgateway.gateway.mcp;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One JSON-RPC message from a client.
 *
 * @see <a href="https://www.jsonrpc.org/specification">JSON-RPC 2.0</a>
 */
public sealed interface Message {

  /** What is asked for or told; a response does neither. */
  default Optional<Operation> asked() {
    return switch (this) {
      case Request(_, Operation operation) -> Optional.of(operation);
      case Notification(Operation operation) -> Optional.of(operation);
      case Response _ -> Optional.empty();
    };
  }

  /**
   * Asks for an answer.
   *
   * @param id what the answer will name
   * @param operation what is asked for
   */
  record Request(RequestId id, Operation operation) implements Message {

    public Request {
      requireNonNull(id);
      requireNonNull(operation);
    }
  }

  /**
   * Tells something and wants no answer.
   *
   * @param operation what is told
   */
  record Notification(Operation operation) implements Message {

    public Notification {
      requireNonNull(operation);
    }
  }

  /**
   * Answers a request of the server.
   *
   * @param id of that request; empty only in an error about a request whose id could not be read
   */
  record Response(Optional<RequestId> id) implements Message {

    public Response {
      requireNonNull(id);
    }
  }
}
