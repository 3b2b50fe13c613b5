package dev.mcpgateway.gateway.access;

import dev.mcpgateway.gateway.mcp.Messages;
import dev.mcpgateway.gateway.mcp.Reference;
import dev.mcpgateway.gateway.policy.Operation;
import dev.mcpgateway.gateway.policy.Operation.Kind;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;

/**
 * What a request asks for, in the policy's terms.
 *
 * <p>A message that refers to a thing is judged as itself and as the use of that thing: who may not
 * get a prompt may not have its arguments completed either, and who may not read a resource may not
 * hear of its changes.
 */
public final class Operations {

  private Operations() {}

  /** The operations of all messages of a body; responses are none. */
  static List<Operation> of(Messages messages) {
    return messages.operations().flatMap(each -> of(each).stream()).toList();
  }

  /** The operation of a request without a message. */
  static List<Operation> of(HttpMethod method) {
    // HEAD asks for what GET would give
    return List.of(Operation.of(method.equals(HttpMethod.HEAD) ? "GET" : method.name()));
  }

  /** The operations that one call stands for; all of them must be allowed. */
  public static List<Operation> of(dev.mcpgateway.gateway.mcp.Operation call) {
    return switch (call.method()) {
      case "tools/call" -> List.of(on(call, Kind.TOOL));
      case "prompts/get" -> List.of(on(call, Kind.PROMPT));
      case "resources/read", "resources/subscribe", "resources/unsubscribe" ->
          spelled(on(call, Kind.RESOURCE)).toList();
      case "completion/complete" -> completion(call);
      case "subscriptions/listen" -> listening(call);
      default -> List.of(Operation.of(call.method()));
    };
  }

  private static Operation on(dev.mcpgateway.gateway.mcp.Operation call, Kind kind) {
    return call.target()
        .map(name -> Operation.on(call.method(), kind, name))
        .orElseGet(() -> Operation.of(call.method()));
  }

  /** A server may resolve the URI of a resource: the rules about every spelling count. */
  private static Stream<Operation> spelled(Operation operation) {
    return operation
        .target()
        .filter(target -> target.kind() == Kind.RESOURCE)
        .map(target ->
            Spellings.of(target.name()).stream()
                .map(each -> Operation.on(operation.method(), Kind.RESOURCE, each)))
        .orElseGet(() -> Stream.of(operation));
  }

  private static List<Operation> completion(dev.mcpgateway.gateway.mcp.Operation call) {
    if (call.references().isEmpty()) {
      return List.of(Operation.of(call.method()));
    }
    return call.references().stream()
        .flatMap(each -> Stream.of(Operation.on(call.method(), kind(each), each.name()), use(each)))
        .flatMap(Operations::spelled)
        .toList();
  }

  private static List<Operation> listening(dev.mcpgateway.gateway.mcp.Operation call) {
    Stream<Operation> subscriptions =
        call.references().stream()
            .map(each -> Operation.on("resources/subscribe", kind(each), each.name()))
            .flatMap(Operations::spelled);
    return Stream.concat(Stream.of(Operation.of(call.method())), subscriptions).toList();
  }

  /** What whoever uses the thing is judged by. */
  static Stream<Operation> uses(Reference reference) {
    return spelled(use(reference));
  }

  /** The use of a thing for what it is there for. */
  private static Operation use(Reference reference) {
    String method =
        switch (reference.kind()) {
          case TOOL -> "tools/call";
          case PROMPT -> "prompts/get";
          case RESOURCE -> "resources/read";
        };
    return Operation.on(method, kind(reference), reference.name());
  }

  private static Kind kind(Reference reference) {
    return switch (reference.kind()) {
      case TOOL -> Kind.TOOL;
      case PROMPT -> Kind.PROMPT;
      case RESOURCE -> Kind.RESOURCE;
    };
  }
}
