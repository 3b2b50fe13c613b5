package dev.mcpgateway.client.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.mcpgateway.client.flow.Secret;
import dev.mcpgateway.client.testing.Answer;
import dev.mcpgateway.client.testing.Call;
import dev.mcpgateway.client.testing.FakeServer;
import dev.mcpgateway.client.testing.Journal;
import java.net.URI;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A protected server and its authorization server, both right, until one thing is made wrong. */
final class RightServer implements AutoCloseable {

  static final String PRM = "/.well-known/oauth-protected-resource";
  static final String ASM = "/.well-known/oauth-authorization-server";

  /** The session that the other user opens. */
  static final String OTHER_SESSION = "0d9a71c3-session";

  private final long now = Clock.systemUTC().instant().getEpochSecond();

  private final FakeServer mcp = new FakeServer("mcp", new Journal());
  private final FakeServer as = new FakeServer("as", new Journal());
  private UnaryOperator<String> claims = UnaryOperator.identity();
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

  /** Makes the token say something else of itself. */
  void makeTokenSay(UnaryOperator<String> other) {
    claims = other;
  }

  /** A good token. */
  Secret token() {
    return new Secret(signed(claims.apply(said("alice")), "c2lnbmF0dXJl"));
  }

  /** A good token of somebody else. */
  Secret otherToken() {
    return new Secret(signed(said("bob"), "b3RoZXI"));
  }

  private String said(String user) {
    return """
    {"alg":"RS256","typ":"at+jwt"}.\
    {"iss":"ISSUER","aud":"URL/mcp","sub":"USER","scope":"mcp","iat":NOW,"exp":END}\
    """
        .replace("USER", user)
        .replace("URL", mcp.base())
        .replace("ISSUER", as.base())
        .replace("NOW", String.valueOf(now))
        .replace("END", String.valueOf(now + 300));
  }

  private static String signed(String text, String signature) {
    return Stream.of(text.split("\\.(?=\\{)"))
        .map(part -> Base64.getUrlEncoder().withoutPadding().encodeToString(part.getBytes(UTF_8)))
        .collect(joining(".", "", "." + signature));
  }

  String challenge() {
    return "Bearer resource_metadata=\"" + mcp.base() + PRM + "\", scope=\"mcp\"";
  }

  private Answer called(Call call) {
    if (call.method().equals("OPTIONS")) {
      return cors(Answer.of(200));
    }
    return cors(judged(call))
        .with("Access-Control-Expose-Headers", "WWW-Authenticate, Mcp-Session-Id");
  }

  private boolean isGood(Call call) {
    return call.query().isEmpty()
        && call.header("Authorization").replaceFirst("^(?i)bearer ", "").equals(token().text());
  }

  private Answer judged(Call call) {
    if (isOthers(call)) {
      return others(call);
    }
    return isGood(call) ? RightMcp.answer(call, RightMcp.SESSION) : refused(call);
  }

  private boolean isOthers(Call call) {
    return call.header("Authorization").equals("Bearer " + otherToken().text());
  }

  /** A session is its user's alone. */
  private static Answer others(Call call) {
    return call.header("Mcp-Session-Id").equals(RightMcp.SESSION)
        ? Answer.of(404)
        : RightMcp.answer(call, OTHER_SESSION);
  }

  private Answer refused(Call call) {
    boolean isBare = call.header("Authorization").isEmpty();
    return Answer.of(401)
        .with("WWW-Authenticate", challenge() + (isBare ? "" : ", error=\"invalid_token\""));
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

  /** A text about it as if it were called over plain http from another machine. */
  String elsewhere(String text) {
    return text.replace(mcp.base(), "http://mcp.example").replace(as.base(), "https://as.example");
  }

  /** What was asked at other addresses. */
  List<Call> elsewhere() {
    return Stream.of(mcp.calls(PRM), mcp.calls(PRM + "/mcp"), as.calls(ASM), as.calls("/keys"))
        .flatMap(List::stream)
        .toList();
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
