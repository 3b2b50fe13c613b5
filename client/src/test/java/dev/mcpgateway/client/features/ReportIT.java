package dev.mcpgateway.client.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.client.testing.Call;
import dev.mcpgateway.client.testing.Demo;
import dev.mcpgateway.client.testing.Demo.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A flow can be handed on: as a page without its secrets, and as JSON. */
final class ReportIT {

  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private static Path directory;
  @AutoClose private final Demo demo = new Demo();

  @Test
  void showsEachRequestAndStepWithoutTheSecretsOfTheFlow() throws IOException {
    Path file = directory.resolve("flow.html");

    assertThat(demo.connect("--report", file.toString()).code()).isZero();

    String page = Files.readString(file);
    Document document = Jsoup.parse(page);
    assertThat(document.select("svg .arrow").size()).isGreaterThan(8);
    assertThat(document.select("details").eachText())
        .anyMatch(text -> text.contains("/.well-known/oauth-protected-resource/mcp"))
        .anyMatch(text -> text.contains("Step 4, Authorization request"))
        .anyMatch(text -> text.contains("grant_type=authorization_code"))
        .anyMatch(text -> text.contains("tools/call"));
    assertThat(secrets())
        .hasSizeGreaterThan(5)
        .allSatisfy(secret -> assertThat(page).doesNotContain(secret));
  }

  /** Codes, verifiers, states, tokens, and cookies, as they arrived at the servers. */
  private List<String> secrets() {
    List<String> secrets = new ArrayList<>();
    Call token = demo.as().server().calls("/token").getFirst();
    secrets.addAll(Stream.of("code", "code_verifier").map(name -> token.form().get(name)).toList());
    Call authorization = demo.as().server().calls("/authorize").getFirst();
    secrets.addAll(
        Stream.of("state", "code_challenge").map(name -> authorization.query().get(name)).toList());
    demo.mcp().server().calls("/mcp").stream()
        .map(call -> call.header("Authorization").replace("Bearer ", ""))
        .filter(text -> !text.isEmpty())
        .forEach(secrets::add);
    return secrets;
  }

  @Test
  void loadsNothingAndRunsNothing() throws IOException {
    Path file = directory.resolve("quiet.html");
    demo.mcp().challenge("Bearer error=\"<script>alert(1)</script>\"");
    demo.connect("--report", file.toString());

    Document page = Jsoup.parse(Files.readString(file));

    assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
        .startsWith("default-src 'none'");
    assertThat(page.select("script, link, img, iframe, object, [src], [style]")).isEmpty();
    assertThat(page.select("[href]").eachAttr("href")).allMatch(href -> href.startsWith("#e"));
    assertThat(page.text()).contains("<script>alert(1)</script>");
  }

  @Test
  void showsWhereAFlowStopped() throws IOException {
    Path file = directory.resolve("stopped.html");
    demo.mcp().metadata().put("resource", "https://elsewhere.example/mcp");

    assertThat(demo.connect("--report", file.toString()).code()).isEqualTo(5);

    assertThat(Jsoup.parse(Files.readString(file)).text()).contains("It stopped at step 2");
  }

  @Test
  void showsAServerThatIsNotThere() throws IOException {
    Path file = directory.resolve("nobody.html");

    assertThat(
            Demo.run("call", "http://localhost:1/mcp", "echo", "--report", file.toString()).code())
        .isEqualTo(4);

    assertThat(Jsoup.parse(Files.readString(file)).text()).contains("POST /mcp", "Exception");
  }

  @Test
  void saysThatAReportCannotBeWrittenBeforeItAsks() {
    Outcome outcome = demo.connect("--report", directory.resolve("no/such/place").toString());

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("--report: there is no directory");
    assertThat(demo.mcp().server().calls("/mcp")).isEmpty();
  }

  @Test
  void tellsAllAsOneJsonObject() {
    Outcome outcome = demo.connect("--json");

    JsonNode whole = JSON.readTree(outcome.out());
    assertThat(outcome.code()).isZero();
    assertThat(whole.path("exitCode").asInt()).isZero();
    assertThat(whole.path("server").path("name").asString("")).isEqualTo("fake");
    assertThat(whole.path("steps").valueStream().map(step -> step.path("number").asInt()))
        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(whole.path("tools").path(0).path("inputSchema").isObject()).isTrue();
    assertThat(whole.path("calls").path(0).path("result").has("content")).isTrue();
    assertThat(outcome.err()).contains("scripted login");
  }

  @Test
  void tellsAResultOrAProblemAsJson() {
    String url = demo.mcp().server().base() + "/mcp";
    Outcome called =
        Demo.run("call", url, "echo", "message=hi", "--login-as=alice:secret", "--json");
    assertThat(JSON.readTree(called.out()).path("result").path("content").path(0).path("text"))
        .hasToString("\"{\\\"message\\\":\\\"hi\\\"}\"");

    demo.as().server().off("/token");
    Outcome failed = Demo.run("call", url, "echo", "--login-as=alice:secret", "--json");
    JsonNode problem = JSON.readTree(failed.out()).path("problem");
    assertThat(problem.path("step").asInt()).isEqualTo(6);
    assertThat(problem.path("change").asString("")).isNotEmpty();
    assertThat(JSON.readTree(failed.out()).path("exitCode").asInt()).isEqualTo(failed.code());
  }
}
