package dev.mcpgateway.gateway.agreement;

import dev.mcpgateway.gateway.mcp.Message;
import dev.mcpgateway.gateway.mcp.Messages;
import dev.mcpgateway.gateway.mcp.Operation;
import dev.mcpgateway.gateway.mcp.Revision;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a request's headers say of its message. A header that is there must agree with the body,
 * whatever the revision; those that a revision demands must be there.
 *
 * @param version {@code MCP-Protocol-Version}
 * @param method {@code Mcp-Method}
 * @param name {@code Mcp-Name}
 * @param parameters all values of headers that begin with {@code Mcp-Param-}
 */
record StandardHeaders(
    Optional<String> version,
    Optional<String> method,
    Optional<String> name,
    List<String> parameters) {

  StandardHeaders {
    parameters = List.copyOf(parameters);
  }

  /** Whether it is a revision in which {@code Mcp-Param-*} means anything. */
  static boolean isStateless(Optional<String> version) {
    return Revision.of(version.orElse(null)).isStateless();
  }

  /** Where they differ from the messages, without any text of either; empty: they agree. */
  Optional<String> difference(Messages messages) {
    boolean stateless = isStateless(version);
    boolean malformed =
        stateless && parameters.stream().anyMatch(each -> HeaderValue.decode(each).isEmpty());
    return malformed
        ? Optional.of("Mcp-Param-* is malformed")
        : messages.all().stream().flatMap(each -> difference(each, stateless).stream()).findFirst();
  }

  private Optional<String> difference(Message message, boolean stateless) {
    return switch (message) {
      case Message.Request(_, Operation operation) -> difference(operation, stateless);
      // no revision demands headers of a notification
      case Message.Notification(Operation operation) -> difference(operation, false);
      case Message.Response _ ->
          method.or(() -> name).map(_ -> "Mcp-Method or Mcp-Name with a response");
    };
  }

  private Optional<String> difference(Operation operation, boolean demanded) {
    return Stream.of(version(operation), method(operation, demanded), name(operation, demanded))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** A message that names no revision leaves it to the header, or to the session. */
  private Optional<String> version(Operation operation) {
    return operation.revision().isEmpty() || operation.revision().equals(version)
        ? Optional.empty()
        : Optional.of(
            version.isEmpty()
                ? "MCP-Protocol-Version is missing"
                : "MCP-Protocol-Version differs from _meta");
  }

  private Optional<String> method(Operation operation, boolean demanded) {
    if (method.isEmpty()) {
      return demanded ? Optional.of("Mcp-Method is missing") : Optional.empty();
    }
    return method.get().equals(operation.method())
        ? Optional.empty()
        : Optional.of("Mcp-Method differs from the method");
  }

  private Optional<String> name(Operation operation, boolean demanded) {
    boolean named =
        switch (operation.method()) {
          case "tools/call", "prompts/get", "resources/read" -> true;
          // what the header repeats there is between client and server
          default -> false;
        };
    if (!named) {
      return Optional.empty();
    }
    if (name.isEmpty()) {
      return demanded && operation.target().isPresent()
          ? Optional.of("Mcp-Name is missing")
          : Optional.empty();
    }
    return HeaderValue.decode(name.get()).equals(operation.target())
            && operation.target().isPresent()
        ? Optional.empty()
        : Optional.of("Mcp-Name differs from params, or is malformed");
  }
}
