package dev.mcpgateway.client.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.client.testing.Call;
import dev.mcpgateway.client.testing.Demo;
import dev.mcpgateway.client.testing.Demo.Outcome;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Both transports with a login, and {@code call}. */
final class TransportIT {

  @AutoClose private final Demo demo = new Demo();

  private String url(String path) {
    return demo.mcp().server().base() + path;
  }

  private Outcome call(String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "call";
    all[1] = url("/mcp");
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    all[arguments.length + 2] = "--login-as=alice:secret";
    return Demo.run(all);
  }

  /** HTTP+SSE. */
  @Nested
  final class Sse {

    @BeforeEach
    void metadata() {
      demo.mcp().metadata().put("resource", url("/sse"));
      demo.mcp()
          .challenge(
              "Bearer resource_metadata=\""
                  + url("/.well-known/oauth-protected-resource/mcp")
                  + "\"");
    }

    @Test
    void opensTheStreamWithTheTokenAndSendsItWithEachMessage() {
      Outcome outcome =
          Demo.run("connect", url("/sse"), "--transport", "sse", "--login-as=alice:secret");

      assertThat(outcome.err()).isEmpty();
      assertThat(outcome.code()).isZero();
      assertThat(outcome.out()).contains("2024-11-05, sse");
      assertThat(demo.mcp().server().calls("/sse")).hasSize(2);
      assertThat(demo.mcp().server().calls("/messages"))
          .isNotEmpty()
          .allSatisfy(call -> assertThat(call.header("Authorization")).startsWith("Bearer "));
    }

    @Test
    void sendsTheCookieOnBoth() {
      demo.mcp().accepts(call -> call.header("Cookie").startsWith("access_token=token-"));

      Outcome outcome =
          Demo.run(
              "connect", url("/sse"), "--transport", "sse", "--cookie", "--login-as=alice:secret");

      assertThat(outcome.code()).isZero();
      assertThat(demo.mcp().server().calls("/messages"))
          .extracting(call -> call.header("Origin"))
          .containsOnly(demo.mcp().server().base());
    }
  }

  @Test
  void printsTheResultOfACallAlone() {
    Outcome outcome = call("echo", "message=hi");

    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).isEqualTo("{\"message\":\"hi\"}\n");
    assertThat(outcome.err()).contains("WARNING");
  }

  @Test
  void takesArgumentsAsJson() {
    assertThat(call("calculator", "{\"a\":1}", "--verbose"))
        .satisfies(outcome -> assertThat(outcome.out()).isEqualTo("{\"a\":1}\n"))
        .satisfies(outcome -> assertThat(outcome.err()).contains("6  Token request"));
  }

  @Test
  void endsWithOneIfTheToolFails() {
    Outcome outcome = call("unknown");

    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.out()).isEqualTo("no such tool\n");
  }

  @Test
  void endsWithTwoIfTheArgumentsAreWrong() {
    Outcome outcome = call("echo", "hi");

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("'hi' is neither key=value nor a JSON object");
    assertThat(demo.mcp().server().calls("/mcp"))
        .extracting(Call::body)
        .noneMatch(body -> body.contains("tools/call"));
  }

  @Test
  void tellsOfProgressOnTheWay() {
    demo.mcp().answeringByEvents();

    assertThat(demo.connect().out()).contains("… 1 of 2: half");
  }
}
