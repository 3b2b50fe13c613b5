package dev.mcpgateway.gateway.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpgateway.gateway.testing.Calls;
import dev.mcpgateway.gateway.testing.Documents;
import dev.mcpgateway.gateway.testing.LogCapture;
import dev.mcpgateway.gateway.testing.ProxyFixture;
import dev.mcpgateway.gateway.testing.Received;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A backend learns of the caller what its server's settings say, and nothing from the client. */
class BackendIdentityIT {

  private static final String SECRET = "Bearer 3f0c-secret";
  private static final List<String> NAMES =
      List.of(
          "X-Auth-Subject",
          "X-Auth-Issuer",
          "X-Auth-Client",
          "X-Auth-Scopes",
          "X-Auth-Groups",
          "X-Auth-Assertion",
          "X-Api-Key",
          "Team");

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @TempDir static Path files;

  private static LogCapture log;
  private static ProxyFixture gateway;

  @BeforeAll
  static void start() throws IOException {
    log = LogCapture.everything();
    Path secret = Files.writeString(files.resolve("secret"), SECRET + "\n");
    Map<String, String> properties = new HashMap<>();
    String told = "mcp.gateway.servers.demo.";
    properties.put(told + "identity.mode", "headers");
    properties.put(told + "identity.headers.groups", "Team");
    properties.put(told + "backend-credential.header", "X-Api-Key");
    properties.put(told + "backend-credential.file", secret.toString());
    // both of them answer any POST that is a message
    properties.put("mcp.gateway.servers.other-sse.identity.mode", "assertion");
    properties.put("mcp.gateway.servers.other-sse.identity.audience", "the-backend");
    gateway = ProxyFixture.start(properties);
  }

  @AfterAll
  static void stop() {
    gateway.close();
    log.close();
  }

  @BeforeEach
  void reset() {
    gateway.backend().reset();
  }

  @Test
  void tellsInHeadersWhoCallsAndShowsItsOwnCredential() {
    Calls.to(
            gateway,
            token ->
                token
                    .with("sub", "älice\r\nX: 1")
                    .with("scope", "b a")
                    .with("groups", List.of("x,y", "w")))
        .ping("/mcp");
    Received received = gateway.backend().take();
    assertThat(received.header("X-Auth-Subject")).containsExactly("%C3%A4lice%0D%0AX:%201");
    assertThat(received.header("X-Auth-Issuer")).hasSize(1);
    assertThat(received.header("X-Auth-Client")).containsExactly("mcp-client");
    assertThat(received.header("X-Auth-Scopes")).containsExactly("a b");
    assertThat(received.header("Team")).containsExactly("w,x%2Cy");
    assertThat(received.header("X-Api-Key")).containsExactly(SECRET);
    assertThat(received.headers()).doesNotContainKeys("x-auth-groups", "x-auth-assertion");
    assertThat(log.lines()).noneMatch(each -> each.contains("3f0c-secret"));
  }

  @Test
  void passesNothingOfThisFromTheClient() {
    String forged = forged();
    for (String path : List.of("/mcp", "/sse", "/other")) {
      Calls calls = Calls.to(gateway);
      assertThat(calls.raw(calls.head("GET", path, forged + "Connection: close\r\n")))
          .startsWith("HTTP/1.1 200 ");
      Received received = gateway.backend().take();
      assertThat(received.headers().values().stream().flatMap(List::stream))
          .as(path)
          .noneMatch(each -> each.contains("forged"));
      assertThat(received.headers().keySet()).noneMatch(each -> each.contains("_"));
    }
  }

  /** Each name as it is, in capitals, and as CGI reads it. */
  private static String forged() {
    var headers = new StringBuilder();
    for (String name : NAMES) {
      headers.append(name).append(": forged\r\n");
      headers.append(name.toUpperCase(Locale.ROOT)).append(": forged\r\n");
      headers.append(name.replace('-', '_')).append("_: forged\r\n");
    }
    return headers.toString();
  }

  @Test
  void tellsABackendNothingUnlessItIsToldTo() {
    Calls.to(gateway).open("/sse").close();
    assertThat(gateway.backend().take().headers())
        .doesNotContainKeys(
            NAMES.stream().map(each -> each.toLowerCase(Locale.ROOT)).toArray(String[]::new));
  }

  @Test
  void refusesACallerThatNoHeaderHolds() {
    List<String> groups =
        IntStream.range(0, 100).mapToObj(each -> "g" + each + "é".repeat(20)).toList();
    HttpResponse<String> answer =
        Calls.to(gateway, token -> token.with("groups", groups)).ping("/mcp");
    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(gateway.backend().received()).isEmpty();
  }

  /** What the documentation shows is what is run here. */
  @Test
  void givesTheBackendAnAssertionThatTheDocumentedCodeVerifies() throws Exception {
    String first = assertion();
    assertThat(assertion()).isEqualTo(first);
    try (var loader = new URLClassLoader(new URL[] {compiled().toUri().toURL()})) {
      Class<?> example = loader.loadClass("Callers");
      Object callers =
          example
              .getConstructor(String.class, String.class)
              .newInstance("http://localhost:" + gateway.port(), "the-backend");
      var verify = example.getMethod("verify", String.class);
      assertThat(verify.invoke(callers, first)).asString().contains("\"sub\":\"alice\"");
      Object others =
          example
              .getConstructor(String.class, String.class)
              .newInstance("http://localhost:" + gateway.port(), "another");
      assertThatThrownBy(() -> verify.invoke(others, first))
          .hasRootCauseMessage("JWT aud claim rejected");
    }
  }

  private static String assertion() {
    Calls.to(gateway, token -> token.with("exp", 4_000_000_000L)).open("/other").close();
    return gateway.backend().take().header("X-Auth-Assertion").getFirst();
  }

  private static Path compiled() throws IOException {
    String text = Documents.text("docs/backend-identity.md");
    int start = text.indexOf("```java\n", text.indexOf("<!-- example: java -->")) + 8;
    Path source =
        Files.writeString(
            files.resolve("Callers.java"), text.substring(start, text.indexOf("```", start)));
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                files.toString(),
                source.toString());
    assertThat(failed).isZero();
    return files;
  }

  @Test
  void publishesItsKeysForEveryone() throws Exception {
    HttpResponse<String> answer = keys("GET");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("max-age=300");
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/jwk-set+json");
    assertThat(answer.body()).contains("\"kty\":\"EC\"").doesNotContain("\"d\":");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "DELETE"})
  void takesNoKeys(String method) throws Exception {
    assertThat(keys(method).statusCode()).isEqualTo(405);
  }

  private static HttpResponse<String> keys(String method) throws Exception {
    URI uri = gateway.uri("/.well-known/jwks.json");
    return HTTP.send(
        HttpRequest.newBuilder(uri).method(method, HttpRequest.BodyPublishers.noBody()).build(),
        BodyHandlers.ofString());
  }
}
