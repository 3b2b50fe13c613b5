import dev.mcpgateway.client.authorization.AuthorizationRequest;
import dev.mcpgateway.client.authorization.Grant;
import dev.mcpgateway.client.callback.LoopbackListener;
import dev.mcpgateway.client.flow.Trace;
import dev.mcpgateway.client.http.Fetcher;
import dev.mcpgateway.client.http.HttpClients;
import dev.mcpgateway.client.login.AuthorizationFilter;
import dev.mcpgateway.client.login.Authorizer;
import dev.mcpgateway.client.login.Credential;
import dev.mcpgateway.client.login.InMemoryTokenStore;
import dev.mcpgateway.client.login.LoginPorts;
import dev.mcpgateway.client.login.LoginSettings;
import dev.mcpgateway.client.login.PreRegistered;
import dev.mcpgateway.client.login.TokenStore;
import io.modelcontextprotocol.client.McpAsyncClient;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.ai.mcp.client.webflux.transport.WebClientStreamableHttpTransport;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/**
 * A program of somebody who uses the library: by the transport of the MCP Java SDK, or by a plain
 * WebClient. It prints what it is answered before and after its token was renewed.
 */
final class LibraryProgram {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private static final String INITIALIZE =
      """
      {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25",\
      "capabilities":{},"clientInfo":{"name":"program","version":"1"}}}\
      """;

  private final URI server;
  private final URI browser;
  private final String issuer;
  private final TokenStore store = new InMemoryTokenStore();

  private LibraryProgram(URI server, URI browser, String issuer) {
    this.server = server;
    this.browser = browser;
    this.issuer = issuer;
  }

  /** {@code sdk} or {@code plain}, the server, where the user with the browser listens, the issuer. */
  public static void main(String[] words) {
    var program = new LibraryProgram(URI.create(words[1]), URI.create(words[2]), words[3]);
    if (words[0].equals("sdk")) {
      program.bySdk();
    } else {
      program.show(program.byWebClient());
    }
    System.exit(0);
  }

  private void bySdk() {
    McpAsyncClient client =
        McpClient.async(
                WebClientStreamableHttpTransport.builder(authorized())
                    .endpoint(server.toString())
                    .build())
            .build();
    client.initialize().block(LIMIT);
    show(
        client
            .callTool(
                CallToolRequest.builder("echo").arguments(Map.of("message", "hello")).build())
            .map(result -> result.content().toString()));
    client.closeGracefully().block(LIMIT);
  }

  private Mono<String> byWebClient() {
    return authorized()
        .build()
        .post()
        .uri(server)
        .contentType(MediaType.APPLICATION_JSON)
        .accept(MediaType.APPLICATION_JSON, MediaType.TEXT_EVENT_STREAM)
        .bodyValue(INITIALIZE)
        .retrieve()
        .bodyToMono(String.class);
  }

  /** The answer by one token, then by the next. */
  private void show(Mono<String> answer) {
    System.out.println("first: " + answer.block(LIMIT));
    Supplier<String> token =
        () -> store.find(server).map(Grant::accessToken).block(LIMIT).text();
    String first = token.get();
    long end = System.nanoTime() + LIMIT.toNanos();
    String last = "";
    while (token.get().equals(first) && System.nanoTime() < end) {
      last = answer.block(LIMIT);
    }
    System.out.println((token.get().equals(first) ? "same" : "renewed") + ": " + last);
  }

  private WebClient.Builder authorized() {
    var settings =
        new LoginSettings(server, Optional.empty(), Duration.ofMinutes(1), new Credential.Header());
    var ports =
        new LoginPorts(
            this::open,
            new LoopbackListener("127.0.0.1", 0),
            store,
            new PreRegistered(Optional.of(issuer), Optional.of("mcp-client"), Optional.empty()),
            Trace.SILENT);
    var fetcher = new Fetcher(new HttpClients(server, List.of()));
    var authorizer = new Authorizer(settings, ports, fetcher, new SecureRandom());
    return WebClient.builder().filter(new AuthorizationFilter(settings, ports, authorizer));
  }

  /** Tells the user's browser what to open. */
  private Mono<Void> open(AuthorizationRequest request) {
    return WebClient.create()
        .post()
        .uri(browser)
        .bodyValue(request.uri().toString())
        .retrieve()
        .toBodilessEntity()
        .then();
  }
}
