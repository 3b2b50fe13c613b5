package dev.mcpgateway.gateway.policytest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTestCommandTest {

  private static final String DEMO = "--mcp.gateway.servers.demo.";
  private static final List<String> CONFIGURATION =
      List.of(
          DEMO + "resource=https://mcp.example.com/mcp",
          DEMO + "backend=http://backend:3002/mcp",
          DEMO + "issuers[0].issuer=https://login.example.com",
          DEMO + "policy.implies[0].scope=mcp:admin",
          DEMO + "policy.implies[0].scopes=mcp",
          DEMO + "policy.rules[0].tools=admin_*",
          DEMO + "policy.rules[0].scopes=mcp:admin",
          DEMO + "policy.rules[1].resources[0]=file:///etc/*",
          DEMO + "policy.rules[1].deny=true",
          DEMO + "policy.rules[2].tools=hr_*",
          DEMO + "policy.rules[2].groups=hr",
          DEMO + "policy.rules[2].clients=cli",
          DEMO + "policy.rules[2].subjects=bob",
          DEMO + "policy.rules[3].tools=dex",
          DEMO + "policy.rules[3].scopes=audience:server:client_id:mcp-admin",
          DEMO + "policy.rules[4].tools=own",
          DEMO + "policy.rules[4].scopes=audience:server:client_id:https://mcp.example.com/mcp",
          DEMO + "policy.rules[5].methods=*",
          DEMO + "policy.rules[5].scopes=mcp");
  private static final String OTHER = "--mcp.gateway.servers.other.";
  private static final List<String> OTHER_SERVER =
      List.of(
          OTHER + "resource=https://other.example.com/mcp",
          OTHER + "backend=http://other:3002/mcp",
          OTHER + "issuers[0].issuer=https://login.example.com",
          OTHER + "policy.mode=report",
          OTHER + "policy.rules[0].tools=echo");

  private static final String CALLERS =
      """
      callers:
        nobody: {}
        reader: { scopes: [mcp] }
        admin: { scopes: [mcp:admin] }
        boss: { subject: bob, client: cli, groups: [hr], audiences: [mcp-admin] }
        bob: { client: cli, groups: [hr] }
      cases:
      """;

  @TempDir private Path directory;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ tool: admin_x, expect: { nobody: step-up, reader: step-up mcp:admin, admin: allow } }",
        "{ tool: hr_x, expect: { nobody: deny, admin: deny, boss: allow, bob: allow } }",
        "{ tool: dex, expect: { boss: allow, admin: step-up } }",
        "{ tool: own, expect: { reader: allow, boss: step-up } }",
        "{ method: tools/list, expect: { nobody: step-up mcp, reader: allow, admin: allow } }",
        "{ method: initialize, expect: { nobody: allow } }",
        "{ method: GET, expect: { nobody: allow } }",
        "{ prompt: p, expect: { nobody: step-up, reader: allow } }",
        "{ resource: 'file:///etc/x', expect: { admin: deny } }",
        "{ resource: 'file:///x', method: resources/subscribe, expect: { reader: allow } }",
        "{ resource: 'file:///etc/x', method: resources/unsubscribe, expect: { reader: deny } }",
        "{ resource: 'file:///etc/x', method: subscriptions/listen, expect: { reader: deny } }",
        "{ resource: 'file:///etc/x', method: completion/complete, expect: { reader: deny } }",
        "{ prompt: p, method: completion/complete, expect: { reader: allow } }",
        "{ server: demo, method: '*', expect: { reader: allow } }"
      })
  void findsEverythingAsExpected(String row) {
    assertThat(run(CALLERS + "  - " + row)).isZero();
    assertThat(out.toString()).contains(" not as expected").doesNotContain("WRONG");
    assertThat(err.toString()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ tool: admin_x, expect: { reader: allow } }",
        "{ tool: admin_x, expect: { reader: deny } }",
        "{ tool: admin_x, expect: { reader: step-up mcp } }",
        "{ tool: admin_x, expect: { reader: step-up mcp mcp:admin } }",
        "{ tool: admin_x, expect: { admin: step-up } }",
        "{ tool: hr_x, expect: { admin: allow } }"
      })
  void findsADifference(String row) {
    assertThat(run(CALLERS + "  - " + row)).isEqualTo(1);
    assertThat(out.toString()).contains("WRONG", "1 tried, 1 not as expected");
  }

  @Test
  void printsExpectedAgainstGot() {
    run(
        CALLERS
            + """
              - tool: admin_x
                expect: { reader: allow, admin: allow }
              - tool: hr_x
                expect: { reader: allow }
            """);
    assertThat(out.toString().lines())
        .containsExactly(
            "WRONG  demo: reader, tools/call admin_x: expected allow, got step-up mcp:admin"
                + " (rule 1)",
            "ok     demo: admin, tools/call admin_x: expected allow, got allow (rule 1)",
            "WRONG  demo: reader, tools/call hr_x: expected allow, got deny"
                + " (rule 3: the caller is none of its groups)",
            "3 tried, 2 not as expected");
  }

  @Test
  void triesTheServerThatIsNamed() {
    String table =
        "server: other\n"
            + CALLERS
            + """
              - { tool: echo, expect: { nobody: allow } }
              - { method: tools/list, expect: { nobody: deny } }
              - { server: demo, method: tools/list, expect: { nobody: step-up } }
            """;
    assertThat(run(table, withOther())).isZero();
    assertThat(out.toString())
        .contains(
            "other: nobody, tools/call echo: expected allow, got allow (rule 1, only reported)",
            "got deny (no rule: no rule selects it, only reported)",
            "demo: nobody, tools/list: expected step-up, got step-up mcp (rule 6)");
  }

  @Test
  void wantsToKnowWhichServer() {
    assertThat(run(CALLERS + "  - { tool: echo, expect: { nobody: allow } }", withOther()))
        .isEqualTo(2);
    assertThat(err.toString()).contains("no server is named; there are [demo, other]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "cases: []",
        "- a list",
        "a: b: c",
        "cases: [ { tool: x, expect: { ghost: allow } } ]",
        "{ callers: { a: {} }, cases: [ { tool: x, expect: { a: perhaps } } ] }",
        "{ callers: { a: {} }, cases: [ { tool: x, expect: { a: allow mcp } } ] }",
        "{ callers: { a: {} }, cases: [ { tool: x, expect: {} } ] }",
        "{ callers: { a: {} }, cases: [ { tool: x } ] }",
        "{ callers: { a: {} }, cases: [ { expect: { a: allow } } ] }",
        "{ callers: { a: {} }, cases: [ { method: ' ', expect: { a: allow } } ] }",
        "{ callers: { a: {} }, cases: [ { method: Tools/Call, expect: { a: allow } } ] }",
        "{ callers: { a: {} }, cases: [ { tool: x, prompt: y, expect: { a: allow } } ] }",
        "{ callers: { a: {} }, cases: [ { tool: x, method: prompts/get, expect: { a: allow } } ] }",
        "{ callers: { a: {} }, cases: [ { prompt: x, method: resources/read, expect: {a: deny} } ] }",
        "{ callers: { a: {} }, cases: [ { tool: x, method: completion/complete, expect: {a: deny} } ] }",
        "{ callers: { a: {} }, cases: [ { prompt: x, method: subscriptions/listen, expect: {a: deny} } ] }",
        "{ callers: { a: {} }, cases: [ { server: ghost, tool: x, expect: { a: allow } } ] }",
        "{ callers: { a: {} }, cases: [ { tools: x, expect: { a: allow } } ] }",
        "{ callers: { a: { scope: mcp } }, cases: [ { tool: x, expect: { a: allow } } ] }",
        "{ callers: { a: { scopes: mcp } }, cases: [ { tool: x, expect: { a: allow } } ] }",
        "{ callers: { a: {}, a: {} }, cases: [ { tool: x, expect: { a: allow } } ] }",
        "{ callers: { a: null }, cases: [ { tool: x, expect: { a: allow } } ] }",
        "{ callers: { a: {} }, cases: [ { tool: x, expect: { a: } } ] }",
        "{ callers: { a: {} }, cases: [ null ] }",
        "{ callers: { a: { scopes: [ null ] } }, cases: [ { tool: x, expect: { a: allow } } ] }",
        "{ callers: { a: { audiences: [ null ] } }, cases: [ { tool: x, expect: { a: deny } } ] }",
        "{ callers: { a: { subject: '' } }, cases: [ { tool: x, expect: { a: allow } } ] }",
        "{ callers: { '': {} }, cases: [ { tool: x, expect: { '': allow } } ] }",
        "!!javax.script.ScriptEngineManager []"
      })
  void refusesATableThatItCannotUse(String table) {
    assertThat(run(table)).isEqualTo(2);
    assertThat(err.toString()).contains("is no table of cases: ");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void refusesAFileThatIsNotThere() {
    assertThat(execute(directory.resolve("none.yaml"), CONFIGURATION)).isEqualTo(2);
    assertThat(err.toString()).contains("can't be read", "none.yaml");
  }

  @Test
  void refusesAConfigurationThatWouldNotStart() {
    List<String> wrong = new ArrayList<>(CONFIGURATION);
    wrong.add(DEMO + "policy.rules[6].tools=late");
    assertThat(run(CALLERS + "  - { tool: echo, expect: { reader: allow } }", wrong)).isEqualTo(2);
    assertThat(err.toString())
        .contains("mcp.gateway.servers.demo.policy.rules[6]", "never reached");
  }

  @Test
  void isAskedForByItsName() {
    assertThat(PolicyTestCommand.status(new String[] {})).isEmpty();
    assertThat(PolicyTestCommand.status(new String[] {"health"})).isEmpty();
    assertThat(PolicyTestCommand.status(new String[] {"policy-test"})).hasValue(2);
  }

  private static List<String> withOther() {
    List<String> both = new ArrayList<>(CONFIGURATION);
    both.addAll(OTHER_SERVER);
    return both;
  }

  private int run(String table) {
    return run(table, CONFIGURATION);
  }

  private int run(String table, List<String> configuration) {
    try {
      return execute(Files.writeString(directory.resolve("cases.yaml"), table), configuration);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private int execute(Path cases, List<String> configuration) {
    List<String> arguments = new ArrayList<>(configuration);
    arguments.addFirst(cases.toString());
    return PolicyTestCommand.execute(
        new PrintWriter(out, true), new PrintWriter(err, true), arguments.toArray(String[]::new));
  }
}
