package dev.mcpgateway.client.doctor;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static java.util.stream.Collectors.toSet;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.matching.UrlPattern;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.mcpgateway.client.testing.Call;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.node.JsonNodeFactory;

/** A protected server and its authorization server, both right, until one thing is made wrong. */
final class RightServer implements AutoCloseable {

  static final String PRM = "/.well-known/oauth-protected-resource";
  static final String ASM = "/.well-known/oauth-authorization-server";

  /** The session that the other user opens. */
  static final String OTHER_SESSION = "0d9a71c3-session";

  private static final String CHANGE = "change";

  private final WireMockServer mcp = started(this::ofResource);
  private final WireMockServer as = started(this::ofIssuer);
  private RightTokens tokens = freshTokens();

  RightServer() {
    reset();
  }

  /**
   * The right answer to each request, with what the stub that it meets changes of it.
   *
   * <p>No connection is used twice: Jetty remembers the headers of a connection without regard to
   * case, and would read {@code bearer} as the {@code Bearer} of the request before.
   */
  private record Right(Function<Call, ResponseDefinitionBuilder> answers)
      implements ResponseDefinitionTransformerV2 {

    @Override
    public ResponseDefinition transform(ServeEvent event) {
      ResponseDefinition right = answers.apply(call(event.getRequest())).build();
      Object change = event.getTransformerParameters().get(CHANGE);
      return Change.set("Connection", "close")
          .of(change instanceof Change wrong ? wrong.of(right) : right);
    }

    @Override
    public String getName() {
      return "right";
    }
  }

  private static WireMockServer started(Function<Call, ResponseDefinitionBuilder> answers) {
    WireMockServer server =
        new WireMockServer(
            options()
                .dynamicPort()
                .bindAddress("127.0.0.1")
                .gzipDisabled(true)
                .templatingEnabled(false)
                .stubRequestLoggingDisabled(true)
                .extensions(new Right(answers)));
    server.start();
    return server;
  }

  private ResponseDefinitionBuilder ofResource(Call call) {
    return switch (call.path()) {
      case "/mcp" -> called(call);
      case PRM, PRM + "/mcp" -> cors(RightDocuments.ofResource(base(mcp), base(as)));
      default -> aResponse().withStatus(404);
    };
  }

  private ResponseDefinitionBuilder ofIssuer(Call call) {
    return switch (call.path()) {
      case ASM -> cors(RightDocuments.ofIssuer(base(as)));
      case "/keys" -> RightDocuments.keys();
      default -> aResponse().withStatus(404);
    };
  }

  private static String base(WireMockServer server) {
    return "http://localhost:" + server.port();
  }

  /** What the doctor is told of it. */
  Subject subject() {
    return Subject.of(url()).withToken(tokens.first()).withOther(tokens.other());
  }

  /** The same, where a tool may be called, which takes its time. */
  Subject subjectWithTool() {
    return subject().withTool(new StreamTool("slow", JsonNodeFactory.instance.objectNode()));
  }

  URI url() {
    return URI.create(base(mcp) + "/mcp");
  }

  /** Makes some answers wrong: one stub, which comes before the one that answers right. */
  void makeWrong(MappingBuilder which, Change change) {
    MappingBuilder stub =
        which.atPriority(1).willReturn(aResponse().withTransformerParameter(CHANGE, change));
    servers().forEach(server -> server.stubFor(stub));
  }

  /** Makes all right, and forgets who called. */
  void reset() {
    tokens = freshTokens();
    servers()
        .forEach(server -> {
          server.resetAll();
          server.stubFor(any(anyUrl()));
        });
  }

  private RightTokens freshTokens() {
    return new RightTokens(base(mcp) + "/mcp", base(as));
  }

  private Stream<WireMockServer> servers() {
    return Stream.of(mcp, as);
  }

  RightTokens tokens() {
    return tokens;
  }

  private String challenge() {
    return "Bearer resource_metadata=\"" + base(mcp) + PRM + "\", scope=\"mcp\"";
  }

  private ResponseDefinitionBuilder called(Call call) {
    if (call.method().equals("OPTIONS")) {
      return cors(aResponse());
    }
    return cors(judged(call))
        .withHeader("Access-Control-Expose-Headers", "WWW-Authenticate, Mcp-Session-Id");
  }

  private boolean isGood(Call call) {
    return call.query().isEmpty()
        && call.header("Authorization")
            .replaceFirst("^(?i)bearer ", "")
            .equals(tokens.first().text());
  }

  private ResponseDefinitionBuilder judged(Call call) {
    if (isOthers(call)) {
      return others(call);
    }
    return isGood(call) ? RightMcp.answer(call, RightMcp.SESSION) : refused(call);
  }

  private boolean isOthers(Call call) {
    return call.header("Authorization").equals("Bearer " + tokens.other().text());
  }

  /** A session is its user's alone. */
  private static ResponseDefinitionBuilder others(Call call) {
    return call.header("Mcp-Session-Id").equals(RightMcp.SESSION)
        ? aResponse().withStatus(404)
        : RightMcp.answer(call, OTHER_SESSION);
  }

  private ResponseDefinitionBuilder refused(Call call) {
    boolean isBare = call.header("Authorization").isEmpty();
    return aResponse()
        .withStatus(401)
        .withHeader("WWW-Authenticate", challenge() + (isBare ? "" : ", error=\"invalid_token\""));
  }

  private static ResponseDefinitionBuilder cors(ResponseDefinitionBuilder answer) {
    return answer
        .withHeader("Access-Control-Allow-Origin", "*")
        .withHeader(
            "Access-Control-Allow-Headers", "Authorization, Content-Type, MCP-Protocol-Version");
  }

  List<Call> calls() {
    return calls(mcp, urlPathEqualTo("/mcp"));
  }

  /** The names of the stubs that answered. */
  Set<String> met() {
    return servers()
        .flatMap(server -> server.getAllServeEvents().stream())
        .flatMap(event -> Stream.ofNullable(event.getStubMapping().getName()))
        .collect(toSet());
  }

  /** It, as if it were on another machine, without TLS. */
  Elsewhere onAnotherMachine() {
    return new Elsewhere(base(mcp), base(as));
  }

  /** What was asked at other addresses. */
  List<Call> elsewhere() {
    return Stream.concat(
            calls(mcp, urlPathMatching(PRM + ".*")).stream(),
            calls(as, urlPathMatching(ASM + "|/keys")).stream())
        .toList();
  }

  List<Call> registrations() {
    return calls(as, urlPathEqualTo("/register"));
  }

  private static List<Call> calls(WireMockServer server, UrlPattern which) {
    return server.findAll(anyRequestedFor(which)).stream().map(RightServer::call).toList();
  }

  private static Call call(Request request) {
    HttpHeaders headers = new HttpHeaders();
    request
        .getHeaders()
        .all()
        .forEach(header -> header.values().forEach(value -> headers.add(header.key(), value)));
    return new Call(
        request.getMethod().value(), request.getUrl(), headers, request.getBodyAsString());
  }

  @Override
  public void close() {
    servers().forEach(WireMockServer::stop);
  }
}
