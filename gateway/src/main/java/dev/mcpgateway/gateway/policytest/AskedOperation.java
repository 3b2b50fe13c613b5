package dev.mcpgateway.gateway.policytest;

import dev.mcpgateway.gateway.mcp.KnownMethods;
import dev.mcpgateway.gateway.mcp.Operation;
import dev.mcpgateway.gateway.mcp.Reference;
import dev.mcpgateway.gateway.mcp.Reference.Kind;
import dev.mcpgateway.gateway.policytest.CaseTable.CaseRow;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The operation of a case, as a message would have it.
 *
 * @param call the operation
 * @param text for people
 */
record AskedOperation(Operation call, String text) {

  private static final Set<String> RESOURCES =
      Set.of("resources/read", "resources/subscribe", "resources/unsubscribe");

  static AskedOperation of(CaseRow row) throws BadTableException {
    List<Reference> named =
        Stream.of(
                named(Kind.TOOL, row.tool()),
                named(Kind.PROMPT, row.prompt()),
                named(Kind.RESOURCE, row.resource()))
            .flatMap(Optional::stream)
            .toList();
    if (named.size() > 1) {
      throw new BadTableException("more than one of tool, prompt and resource: " + row);
    }
    Optional<String> method = Optional.ofNullable(row.method()).filter(each -> !each.isBlank());
    if (method.filter(KnownMethods::isNearlyOne).isPresent()) {
      throw new BadTableException("nearly a method of MCP, which is refused: " + row);
    }
    if (named.isEmpty()) {
      return without(
          method.orElseThrow(() ->
              new BadTableException("neither a method nor tool, prompt or resource: " + row)));
    }
    Reference thing = named.getFirst();
    return on(method.orElseGet(() -> usual(thing.kind())), thing);
  }

  private static Optional<Reference> named(Kind kind, @Nullable String name) {
    return Optional.ofNullable(name).map(each -> new Reference(kind, each));
  }

  private static AskedOperation without(String method) {
    return new AskedOperation(new Operation(method, Optional.empty()), method);
  }

  private static AskedOperation on(String method, Reference thing) throws BadTableException {
    String text = method + " " + thing.name();
    if (refers(method, thing.kind())) {
      return new AskedOperation(
          new Operation(method, Optional.empty(), List.of(thing), Optional.empty()), text);
    }
    if (method.equals(usual(thing.kind()))
        || (thing.kind() == Kind.RESOURCE && RESOURCES.contains(method))) {
      return new AskedOperation(new Operation(method, Optional.of(thing.name())), text);
    }
    throw new BadTableException(method + " is not about a thing of this kind: " + thing.name());
  }

  private static boolean refers(String method, Kind kind) {
    return switch (method) {
      case "completion/complete" -> kind != Kind.TOOL;
      case "subscriptions/listen" -> kind == Kind.RESOURCE;
      default -> false;
    };
  }

  private static String usual(Kind kind) {
    return switch (kind) {
      case TOOL -> "tools/call";
      case PROMPT -> "prompts/get";
      case RESOURCE -> "resources/read";
    };
  }
}
