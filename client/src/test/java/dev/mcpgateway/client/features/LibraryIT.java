package dev.mcpgateway.client.features;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.client.callback.LoopbackListener;
import dev.mcpgateway.client.flow.Trace;
import dev.mcpgateway.client.http.Fetcher;
import dev.mcpgateway.client.http.HttpClients;
import dev.mcpgateway.client.login.AuthorizationFilter;
import dev.mcpgateway.client.login.Authorizer;
import dev.mcpgateway.client.login.Browser;
import dev.mcpgateway.client.login.Credential;
import dev.mcpgateway.client.login.InMemoryTokenStore;
import dev.mcpgateway.client.login.LoginPorts;
import dev.mcpgateway.client.login.LoginSettings;
import dev.mcpgateway.client.login.PreRegistered;
import dev.mcpgateway.client.login.Registrations;
import dev.mcpgateway.client.login.TokenStore;
import dev.mcpgateway.client.testing.Answer;
import dev.mcpgateway.client.testing.Call;
import dev.mcpgateway.client.testing.Demo;
import dev.mcpgateway.client.testing.FollowingBrowser;
import io.modelcontextprotocol.client.McpAsyncClient;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.ai.mcp.client.webflux.transport.WebClientStreamableHttpTransport;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** The code of the README, with the MCP Java SDK and without: login, call, refresh. */
final class LibraryIT {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private static final Pattern BLOCK = Pattern.compile("```java\n(.+?)```", Pattern.DOTALL);

  private static final String CALL =
      """
      {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"echo","arguments":{"a":"hi"}}}\
      """;

  @AutoClose private final Demo demo = new Demo();

  private final URI server = demo.mcp().server().at("/mcp");
  private final AtomicInteger logins = new AtomicInteger();
  private final AtomicInteger tokens = new AtomicInteger();
  private volatile String good = "";

  LibraryIT() {
    demo.as().server().on("/token", this::token);
    demo.mcp().accepts(call -> call.header("Authorization").equals("Bearer " + good));
  }

  /** Each token is the only one that is good. */
  private Answer token(Call call) {
    good = "token-" + tokens.incrementAndGet();
    return Answer.json(
        """
        {"access_token":"%s","token_type":"Bearer","expires_in":600,"refresh_token":"again"}\
        """
            .formatted(good));
  }

  private WebClient.Builder authorized(
      Browser browser, Registrations registrations, TokenStore store) {
    LoginSettings settings =
        new LoginSettings(server, Optional.empty(), Duration.ofMinutes(5), new Credential.Header());
    LoginPorts ports =
        new LoginPorts(
            browser, new LoopbackListener("127.0.0.1", 0), store, registrations, Trace.SILENT);
    Authorizer authorizer =
        new Authorizer(
            settings, ports, new Fetcher(new HttpClients(server, List.of())), new SecureRandom());

    WebClient.Builder builder =
        WebClient.builder().filter(new AuthorizationFilter(settings, ports, authorizer));
    return builder;
  }

  private static McpAsyncClient client(WebClient.Builder builder, URI server) {
    McpClientTransport transport =
        WebClientStreamableHttpTransport.builder(builder).endpoint(server.toString()).build();
    McpAsyncClient client = McpClient.async(transport).build();
    return client;
  }

  private static Mono<String> answer(WebClient.Builder builder, URI server, String message) {
    Mono<String> answer =
        builder
            .build()
            .post()
            .uri(server)
            .contentType(MediaType.APPLICATION_JSON)
            .accept(MediaType.APPLICATION_JSON, MediaType.TEXT_EVENT_STREAM)
            .bodyValue(message)
            .retrieve()
            .bodyToMono(String.class);
    return answer;
  }

  private WebClient.Builder authorized() {
    Browser browser = new FollowingBrowser(new HttpClients(server, List.of()).forDocuments());
    return authorized(
        request -> browser.open(request).doFirst(logins::incrementAndGet),
        new PreRegistered(Optional.of(demo.as().issuer()), Optional.of("app"), Optional.empty()),
        new InMemoryTokenStore());
  }

  @Test
  void servesTheTransportOfAnSdk() {
    McpAsyncClient client = client(authorized(), server);

    Mono<CallToolResult> result = client.initialize().then(client.callTool(saying("hi")));

    assertThat(text(result)).contains("hi");
    assertThat(demo.requests()).contains("mcp GET /mcp");
    assertThat(logins).hasValue(1);
    good = "revoked";
    assertThat(text(client.callTool(saying("ho")))).contains("ho");
    assertIsRefreshed();
    client.closeGracefully().block(LIMIT);
    assertThat(demo.requests()).endsWith("mcp DELETE /mcp");
  }

  @Test
  void servesAPlainWebClient() {
    Mono<String> answer = answer(authorized(), server, CALL);

    assertThat(answer.block(LIMIT)).contains("hi");
    assertThat(logins).hasValue(1);
    good = "revoked";
    assertThat(answer.block(LIMIT)).contains("hi");
    assertIsRefreshed();
  }

  private void assertIsRefreshed() {
    assertThat(logins).hasValue(1);
    assertThat(demo.as().server().calls("/token")).hasSize(2);
    assertThat(demo.as().server().calls("/token").getLast().form())
        .containsEntry("grant_type", "refresh_token")
        .containsEntry("refresh_token", "again");
  }

  private static CallToolRequest saying(String word) {
    return CallToolRequest.builder("echo").arguments(Map.of("a", word)).build();
  }

  private static String text(Mono<CallToolResult> result) {
    return Stream.of(Objects.requireNonNull(result.block(LIMIT)).content())
        .flatMap(List::stream)
        .map(content -> ((TextContent) content).text())
        .collect(joining());
  }

  /** What the README shows is what runs here. */
  @Test
  void isTheCodeOfTheReadme() throws IOException {
    String source =
        straight(
            Files.readString(
                Path.of("src/test/java", LibraryIT.class.getName().replace('.', '/') + ".java")));

    List<String> blocks =
        BLOCK
            .matcher(Files.readString(Path.of("README.md")))
            .results()
            .map(block -> straight(block.group(1)))
            .filter(block -> block.contains("builder"))
            .toList();

    assertThat(blocks)
        .hasSizeGreaterThan(2)
        .allSatisfy(block -> assertThat(source).contains(block));
  }

  private static String straight(String code) {
    return code.lines().map(String::strip).collect(joining("\n"));
  }
}
