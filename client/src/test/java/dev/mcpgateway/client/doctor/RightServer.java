package dev.mcpgateway.client.doctor;

import dev.mcpgateway.client.testing.Answer;
import dev.mcpgateway.client.testing.Call;
import dev.mcpgateway.client.testing.FakeServer;
import dev.mcpgateway.client.testing.Journal;
import java.net.URI;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A protected server and its authorization server, both right, until one thing is made wrong. */
final class RightServer implements AutoCloseable {

  static final String PRM = "/.well-known/oauth-protected-resource";
  static final String ASM = "/.well-known/oauth-authorization-server";

  private final FakeServer mcp = new FakeServer("mcp", new Journal());
  private final FakeServer as = new FakeServer("as", new Journal());
  private BiFunction<Call, Answer, Answer> fault = (_, answer) -> answer;

  RightServer() {
    on(mcp, "/mcp", this::called);
    on(mcp, PRM, _ -> cors(Answer.json(resourceMetadata())));
    on(mcp, PRM + "/mcp", _ -> cors(Answer.json(resourceMetadata())));
    on(as, ASM, _ -> cors(Answer.json(serverMetadata())));
    on(as, "/keys", _ -> Answer.json("{\"keys\":[{\"kty\":\"RSA\",\"n\":\"AQ\",\"e\":\"AQAB\"}]}"));
  }

  private void on(FakeServer server, String path, Function<Call, Answer> right) {
    server.on(path, call -> fault.apply(call, right.apply(call)));
  }

  URI url() {
    return mcp.at("/mcp");
  }

  /** Makes some answers wrong. */
  void makeWrong(Predicate<Call> which, UnaryOperator<Answer> how) {
    fault = (call, answer) -> which.test(call) ? how.apply(answer) : answer;
  }

  String challenge() {
    return "Bearer resource_metadata=\"" + mcp.base() + PRM + "\", scope=\"mcp\"";
  }

  private Answer called(Call call) {
    String token = call.header("Authorization");
    Answer answer =
        call.method().equals("OPTIONS")
            ? Answer.of(200)
            : Answer.of(401)
                .with(
                    "WWW-Authenticate",
                    challenge() + (token.isEmpty() ? "" : ", error=\"invalid_token\""))
                .with("Access-Control-Expose-Headers", "WWW-Authenticate, Mcp-Session-Id");
    return cors(answer);
  }

  private static Answer cors(Answer answer) {
    return answer
        .with("Access-Control-Allow-Origin", "*")
        .with("Access-Control-Allow-Headers", "Authorization, Content-Type, MCP-Protocol-Version");
  }

  private String resourceMetadata() {
    return """
    {"resource":"URL/mcp","authorization_servers":["ISSUER"],"scopes_supported":["mcp"]}\
    """
        .replace("URL", mcp.base())
        .replace("ISSUER", as.base());
  }

  private String serverMetadata() {
    return """
    {"issuer":"ISSUER","authorization_endpoint":"ISSUER/authorize",
    "token_endpoint":"ISSUER/token","registration_endpoint":"ISSUER/register",
    "jwks_uri":"ISSUER/keys","scopes_supported":["mcp"],"response_types_supported":["code"],
    "grant_types_supported":["authorization_code","refresh_token"],
    "code_challenge_methods_supported":["S256"],
    "token_endpoint_auth_methods_supported":["none"],
    "authorization_response_iss_parameter_supported":true}\
    """
        .replace("ISSUER", as.base());
  }

  List<Call> calls() {
    return mcp.calls("/mcp");
  }

  List<Call> registrations() {
    return as.calls("/register");
  }

  @Override
  public void close() {
    mcp.close();
    as.close();
  }
}
