package dev.mcpgateway.client.conformance;

import com.nimbusds.jwt.JWTParser;
import dev.mcpgateway.client.flow.Secret;
import dev.mcpgateway.client.login.AssertionSource;
import dev.mcpgateway.client.login.Fallback;
import dev.mcpgateway.client.login.GrantChoice;
import dev.mcpgateway.client.mcp.Session;
import dev.mcpgateway.client.mcp.Tool;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is done with an open session, so that there is something to check. */
final class Scenario {

  private static final JsonMapper JSON = new JsonMapper();

  private final String name;
  private final JsonNode context;

  Scenario(String name, JsonNode context) {
    this.name = name;
    this.context = context;
  }

  /** What the scenario gives the client to be known by. */
  GivenClient given() {
    return new GivenClient(context);
  }

  /** How the scenario wants a token to be had. */
  GrantChoice grant() {
    return switch (name) {
      case "auth/client-credentials-basic", "auth/client-credentials-jwt" ->
          new GrantChoice.ClientCredentials();
      case "auth/wif-jwt-bearer" ->
          new GrantChoice.WorkloadIdentity(
              token(Fault.wanted() == Fault.FOREIGN_ASSERTION ? "wrong_audience_jwt" : "valid_jwt"),
              // the suite does not name the issuer, but signs the right assertion for it
              given().text("valid_jwt").map(Scenario::audience));
      case "auth/enterprise-managed-authorization" ->
          new GrantChoice.EnterpriseManaged(
              given().text("idp_issuer").orElseThrow(),
              given().text("idp_client_id").orElseThrow(),
              Optional.empty(),
              token("idp_id_token"));
      default -> new GrantChoice.AuthorizationCode();
    };
  }

  /**
   * The pair that plays a server of that revision is passed by who allowed it, and by nobody else.
   */
  Fallback fallback() {
    return name.startsWith("auth/2025-03-26-") && Fault.wanted() != Fault.DEFAULTS_ONLY
        ? Fallback.REVISION_2025_03_26
        : Fallback.NONE;
  }

  private static String audience(String assertion) {
    try {
      return JWTParser.parse(assertion).getJWTClaimsSet().getAudience().getFirst();
    } catch (ParseException malformed) {
      throw new IllegalArgumentException(malformed);
    }
  }

  private AssertionSource token(String member) {
    return () -> Mono.justOrEmpty(given().text(member).map(Secret::new));
  }

  Mono<Void> play(Session session) {
    return session.open().then(session.tools()).flatMap(tools -> play(session, tools));
  }

  private Mono<Void> play(Session session, List<Tool> tools) {
    Mono<Void> calls = call(session, tools);
    return switch (name) {
      case "http-custom-headers" -> prepared(session);
      case "http-standard-headers" -> calls.then(read(session)).then(prompt(session));
      // the second call meets the server that has changed its mind
      case "auth/authorization-server-migration" -> calls.then(call(session, tools));
      // to list the tool is all: the server has none behind it
      case "json-schema-ref-no-deref" -> Mono.empty();
      default -> calls;
    };
  }

  private static Mono<Void> call(Session session, List<Tool> tools) {
    return Flux.fromIterable(tools)
        .concatMap(tool -> session.call(tool.name(), arguments(tool, tools)))
        .then();
  }

  private Mono<Void> prepared(Session session) {
    return Flux.fromStream(context.path("toolCalls").valueStream())
        .concatMap(call ->
            session.call(call.path("name").asString(""), (ObjectNode) call.path("arguments")))
        .then();
  }

  private static Mono<JsonNode> read(Session session) {
    return session
        .ask("resources/list", JSON.createObjectNode())
        .map(result -> result.path("resources").path(0).path("uri").asString(""))
        .flatMap(uri -> session.ask("resources/read", JSON.createObjectNode().put("uri", uri)));
  }

  private static Mono<Void> prompt(Session session) {
    return session
        .ask("prompts/list", JSON.createObjectNode())
        .map(result -> result.path("prompts").path(0).path("name").asString(""))
        .flatMap(found -> session.ask("prompts/get", JSON.createObjectNode().put("name", found)))
        .then();
  }

  private static ObjectNode arguments(Tool tool, List<Tool> tools) {
    ObjectNode arguments = JSON.createObjectNode();
    tool.inputSchema()
        .path("required")
        .valueStream()
        .map(required -> required.asString(""))
        .forEach(required ->
            arguments.set(
                required,
                required.equals("schema")
                    ? tools.getFirst().inputSchema()
                    : value(tool.inputSchema().path("properties").path(required))));
    return arguments;
  }

  private static JsonNode value(JsonNode schema) {
    return switch (schema.path("type").asString("")) {
      case "number", "integer" -> JSON.getNodeFactory().numberNode(2);
      case "boolean" -> JSON.getNodeFactory().booleanNode(true);
      default -> JSON.getNodeFactory().stringNode("x");
    };
  }
}
