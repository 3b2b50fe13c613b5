package dev.mcpgateway.gateway.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mcpgateway.gateway.policy.Demands;
import dev.mcpgateway.gateway.policy.Pattern;
import dev.mcpgateway.gateway.policy.Policy;
import dev.mcpgateway.gateway.policy.Rule;
import dev.mcpgateway.gateway.policy.ScopeHierarchy;
import dev.mcpgateway.gateway.policy.Selector;
import dev.mcpgateway.gateway.policy.ServerPolicy;
import dev.mcpgateway.gateway.policy.ServerPolicy.Mode;
import dev.mcpgateway.gateway.policy.ServerPolicy.Visible;
import dev.mcpgateway.gateway.testing.LogCapture;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicySettingsTest {

  private static final String POLICY = "mcp.gateway.servers.demo.policy.";

  @Test
  void thereIsNoneUnlessOneIsWritten() {
    Settings settings = ReadSettings.properties(ReadSettings.MINIMUM);
    assertThat(settings.policies().byServer()).isEmpty();
  }

  @Test
  void bindsEveryPropertyOfARule() {
    ServerPolicy policy =
        read(
            "rules[0].methods=tools/*",
            "rules[0].tools[0]=admin_*",
            "rules[0].prompts[0]=p",
            "rules[0].resources[0]=file:///a,b",
            "rules[0].scopes=mcp:admin,mcp",
            "rules[0].groups=staff",
            "rules[0].clients=cli",
            "rules[0].subjects=alice",
            "rules[1].methods=*",
            "rules[1].deny=true",
            "implies[0].scope=mcp:admin",
            "implies[0].scopes=mcp:write,mcp:read",
            "mode=report",
            "visible=allowed");
    assertThat(policy.mode()).isEqualTo(Mode.REPORT);
    assertThat(policy.visible()).isEqualTo(Visible.ALLOWED);
    assertThat(policy.policy())
        .usingRecursiveComparison()
        .isEqualTo(
            new Policy(
                List.of(
                    new Rule(
                        new Selector(
                            List.of(new Pattern("tools/*")),
                            List.of(new Pattern("admin_*")),
                            List.of(new Pattern("p")),
                            List.of(new Pattern("file:///a,b"))),
                        new Demands(
                            Set.of("mcp:admin", "mcp"),
                            Set.of("staff"),
                            Set.of("cli"),
                            Set.of("alice")),
                        false),
                    new Rule(
                        new Selector(List.of(new Pattern("*")), List.of(), List.of(), List.of()),
                        Demands.NONE,
                        true)),
                new ScopeHierarchy(Map.of("mcp:admin", Set.of("mcp:write", "mcp:read")))));
  }

  @Test
  void bindsEnvironmentVariables() {
    Map<String, Object> variables = new HashMap<>();
    variables.put("MCP_GATEWAY_SERVERS_DEMO_RESOURCE", "https://mcp.example.com/mcp");
    variables.put("MCP_GATEWAY_SERVERS_DEMO_BACKEND", "http://backend:3002/mcp");
    variables.put("MCP_GATEWAY_SERVERS_DEMO_ISSUERS_0_ISSUER", "https://login.example.com");
    String policy = "MCP_GATEWAY_SERVERS_DEMO_POLICY_";
    variables.put(policy + "MODE", "report");
    variables.put(policy + "RULES_0_TOOLS", "a*,b");
    variables.put(policy + "RULES_0_SCOPES_0", "mcp:x");
    variables.put(policy + "IMPLIES_0_SCOPE", "mcp:all");
    variables.put(policy + "IMPLIES_0_SCOPES", "mcp:x");
    ServerPolicy read = ReadSettings.variables(variables).policies().of("demo");
    assertThat(read.mode()).isEqualTo(Mode.REPORT);
    assertThat(read.policy())
        .usingRecursiveComparison()
        .isEqualTo(
            new Policy(
                List.of(
                    new Rule(
                        new Selector(
                            List.of(),
                            List.of(new Pattern("a*"), new Pattern("b")),
                            List.of(),
                            List.of()),
                        new Demands(Set.of("mcp:x"), Set.of(), Set.of(), Set.of()),
                        false)),
                new ScopeHierarchy(Map.of("mcp:all", Set.of("mcp:x")))));
  }

  @Test
  void enforcesAndShowsWhatIsReachableUnlessToldOtherwise() {
    ServerPolicy policy = read("rules[0].methods=*");
    assertThat(policy.mode()).isEqualTo(Mode.ENFORCE);
    assertThat(policy.visible()).isEqualTo(Visible.REACHABLE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rules[0].scopes=a | rules[0].methods | at least one of methods, tools",
        "rules[0].deny=true | rules[0].methods | at least one of methods, tools",
        "rules[0].tools[0]= | rules[0].tools[0] | a name, in which *",
        "rules[0].methods[0]= | rules[0].methods[0] | a name, in which *",
        "rules[0].prompts[0]= | rules[0].prompts[0] | a name, in which *",
        "rules[0].resources[0]= | rules[0].resources[0] | a name, in which *",
        "rules[0].tools=x rules[0].scopes[0]=ä | rules[0].scopes[0] | a scope: printable",
        "rules[0].tools=x rules[0].scopes=offline_access | rules[0].scopes[0] | other than offline",
        "rules[0].tools=x rules[0].groups[0]= | rules[0].groups[0] | a group's name",
        "rules[0].tools=x rules[0].clients[0]= | rules[0].clients[0] | a client's id",
        "rules[0].tools=x rules[0].subjects[0]= | rules[0].subjects[0] | a subject",
        "rules[0].tools=x rules[0].deny=maybe | rules[0].deny | maybe",
        "rules[0].tools=x rules[0].deny=true rules[0].scopes=a | rules[0].deny | denies everybody",
        "rules[0].tools=x rules[0].deny=true rules[0].groups=a | rules[0].deny | denies everybody",
        "rules[0].tools=* rules[1].tools=x | rules[1] | never reached",
        "rules[0].methods=* rules[1].prompts=x | rules[1] | never reached",
        "rules[0].tools=x rules[1].tools=y rules[2].tools=x,y | rules[2] | never reached",
        "rules[0].tools=x implies[0].scopes=a | implies[0].scope | a scope",
        "rules[0].tools=x implies[0].scope=ä implies[0].scopes=a | implies[0].scope | a scope",
        "rules[0].tools=x implies[0].scope=a | implies[0].scopes | the scopes that it holds",
        "rules[0].tools=x implies[0].scope=a implies[0].scopes=ä | implies[0].scopes[0] | a scope",
        "mode=report | rules[0] | any accepted caller may do anything",
        "visible=allowed | rules[0] | any accepted caller may do anything",
        "implies[0].scope=a implies[0].scopes=b | rules[0] | any accepted caller may do anything"
      })
  void namesWhatIsWrong(String properties, String property, String expected) {
    assertThat(problems(properties.split(" ", -1))).contains(POLICY + property, expected);
  }

  @Test
  void refusesTwoListsOfOneScope() {
    assertThat(
            problems(
                "rules[0].tools=x",
                "implies[0].scope=a",
                "implies[0].scopes=b",
                "implies[1].scope=a",
                "implies[1].scopes=c"))
        .contains(POLICY + "implies[1].scope", "each scope once");
  }

  @Test
  void saysAtStartWhichServersHaveOne() {
    try (LogCapture log = LogCapture.of(StartupLog.class.getName())) {
      new StartupLog(settings("rules[0].methods=*")).afterSingletonsInstantiated();
      new StartupLog(settings("rules[0].methods=*", "mode=report", "visible=allowed"))
          .afterSingletonsInstantiated();
      assertThat(log.lines())
          .anyMatch(each ->
              each.contains("has a policy server=demo rules=1 mode=enforce visible=reachable"))
          .anyMatch(each ->
              each.contains(
                  "has a policy that is only reported server=demo rules=1 mode=report"
                      + " visible=allowed"));
    }
  }

  private static String problems(String... lines) {
    InvalidConfigurationException problems =
        catchThrowableOfType(InvalidConfigurationException.class, () -> settings(lines));
    assertThat(problems).isNotNull();
    return problems.description();
  }

  private static ServerPolicy read(String... lines) {
    return settings(lines).policies().of("demo");
  }

  private static Settings settings(String... lines) {
    Map<String, Object> properties = new HashMap<>(ReadSettings.MINIMUM);
    Arrays.stream(lines)
        .map(each -> each.split("=", 2))
        .forEach(each -> properties.put(POLICY + each[0], each[1]));
    return ReadSettings.properties(properties);
  }
}
