package dev.mcpgateway.gateway.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mcpgateway.gateway.caller.Caller;
import dev.mcpgateway.gateway.caller.CallerId;
import dev.mcpgateway.gateway.policy.Decision.Allow;
import dev.mcpgateway.gateway.policy.Decision.Deny;
import dev.mcpgateway.gateway.policy.Decision.StepUp;
import dev.mcpgateway.gateway.policy.Operation.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PolicyTest {

  private static final Operation ECHO = Operation.on("tools/call", Kind.TOOL, "echo");
  private static final Operation ADMIN = Operation.on("tools/call", Kind.TOOL, "admin_delete");
  private static final Operation LIST = Operation.of("tools/list");

  @Test
  void withoutRulesAnyCallerMayDoAnything() {
    Policy policy = policy();
    assertThat(policy.isEmpty()).isTrue();
    assertThat(policy.decide(ECHO, caller())).isEqualTo(new Allow(Optional.empty()));
  }

  @Test
  void onceThereIsARuleNoMatchMeansNo() {
    Policy policy = policy(tool("echo", Demands.NONE));
    assertThat(policy.isEmpty()).isFalse();
    assertThat(policy.decide(ECHO, caller())).isEqualTo(new Allow(Optional.of(1)));
    assertThat(policy.decide(LIST, caller()))
        .isEqualTo(new Deny(Optional.empty(), "no rule selects it"));
  }

  @Test
  void theFirstRuleThatSelectsDecides() {
    Policy policy =
        policy(tool("admin_*", scopes("mcp:admin")), tool("*", Demands.NONE), deny("tools/list"));
    assertThat(policy.decide(ECHO, caller())).isEqualTo(new Allow(Optional.of(2)));
    assertThat(policy.decide(ADMIN, caller()))
        .isEqualTo(new StepUp(Optional.of(1), Set.of("mcp:admin"), Set.of("mcp:admin")));
    assertThat(policy.decide(LIST, caller()))
        .isEqualTo(new Deny(Optional.of(3), "denied to everybody"));
  }

  @Test
  void anUnmetDemandIsNeverTheNextRulesTurn() {
    Policy policy = policy(tool("*", groups("staff")), tool("*", Demands.NONE));
    assertThat(policy.decide(ECHO, caller()))
        .isEqualTo(new Deny(Optional.of(1), "the caller is none of its groups"));
  }

  @Test
  void aStepUpNamesAllThatIsNeededAndWhatIsMissing() {
    Policy policy = policy(tool("echo", scopes("a", "b")));
    assertThat(policy.decide(ECHO, caller("a")))
        .isEqualTo(new StepUp(Optional.of(1), Set.of("a", "b"), Set.of("b")));
    assertThat(policy.decide(ECHO, caller("a", "b"))).isInstanceOf(Allow.class);
  }

  @Test
  void anotherUnmetDemandOutweighsMissingScopes() {
    Demands demands = new Demands(Set.of("a"), Set.of(), Set.of("good-client"), Set.of());
    assertThat(policy(tool("echo", demands)).decide(ECHO, caller()))
        .isEqualTo(new Deny(Optional.of(1), "the caller is none of its clients"));
  }

  @Test
  void groupsClientsAndSubjectsAskForOneOfTheirs() {
    Demands demands =
        new Demands(
            Set.of(), Set.of("other", "mcp-users"), Set.of("x", "cli"), Set.of("bob", "alice"));
    assertThat(policy(tool("echo", demands)).decide(ECHO, caller())).isInstanceOf(Allow.class);
  }

  @Test
  void aClientIsNotASubjectOfTheSameName() {
    Demands demands = new Demands(Set.of(), Set.of(), Set.of(), Set.of("alice"));
    Caller client =
        new Caller(
            new CallerId("https://issuer", CallerId.Kind.CLIENT, "alice"),
            Optional.of("alice"),
            Set.of(),
            Set.of(),
            Set.of(),
            Instant.EPOCH);
    assertThat(policy(tool("echo", demands)).decide(ECHO, client))
        .isEqualTo(new Deny(Optional.of(1), "the caller is none of its subjects"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "initialize",
        "ping",
        "server/discover",
        "notifications/initialized",
        "GET",
        "DELETE"
      })
  void basicOperationsNeedARuleThatNamesThem(String method) {
    Operation basic = Operation.of(method);
    assertThat(policy(method("*", scopes("mcp"))).decide(basic, caller()))
        .isEqualTo(new Allow(Optional.empty()));
    assertThat(policy(method(method, scopes("mcp"))).decide(basic, caller()))
        .isInstanceOf(StepUp.class);
    assertThat(policy(method(method.charAt(0) + "*", scopes("mcp"))).decide(basic, caller()))
        .isInstanceOf(StepUp.class);
  }

  @Test
  void everythingElseIsSelectedByTheStar() {
    assertThat(policy(method("*", scopes("mcp"))).decide(LIST, caller()))
        .isInstanceOf(StepUp.class);
  }

  @Test
  void aPatternOfOneKindSelectsNoOther() {
    Policy policy =
        policy(
            new Rule(
                new Selector(
                    List.of(),
                    List.of(new Pattern("t")),
                    List.of(new Pattern("p")),
                    List.of(new Pattern("file:*"))),
                Demands.NONE,
                false));
    assertThat(Stream.of(Kind.values()).map(kind -> allowed(policy, kind, "t")))
        .containsExactly(true, false, false);
    assertThat(Stream.of(Kind.values()).map(kind -> allowed(policy, kind, "p")))
        .containsExactly(false, true, false);
    assertThat(Stream.of(Kind.values()).map(kind -> allowed(policy, kind, "file:///x")))
        .containsExactly(false, false, true);
  }

  @Test
  void aBroadScopeHoldsTheNarrowOnesThroughSteps() {
    Policy policy =
        new Policy(
            List.of(tool("*", scopes("mcp:read"))),
            new ScopeHierarchy(
                Map.of("mcp:admin", Set.of("mcp:write"), "mcp:write", Set.of("mcp:read"))));
    assertThat(policy.decide(ECHO, caller("mcp:admin"))).isInstanceOf(Allow.class);
    assertThat(policy.decide(ECHO, caller("mcp:other"))).isInstanceOf(StepUp.class);
    assertThat(policy.heldBy(caller("mcp:admin"))).contains("mcp:admin", "mcp:write", "mcp:read");
  }

  @Test
  void aCircleOfScopesEnds() {
    ScopeHierarchy circle = new ScopeHierarchy(Map.of("a", Set.of("b"), "b", Set.of("a")));
    assertThat(circle.heldBy(caller("a"))).contains("a", "b");
  }

  @Test
  void anAudienceCountsAsTheScopeThatAsksDexForIt() {
    Policy policy = policy(tool("echo", scopes("audience:server:client_id:mcp-write")));
    assertThat(policy.decide(ECHO, caller())).isInstanceOf(Allow.class);
    assertThat(
            policy(tool("echo", scopes("audience:server:client_id:other"))).decide(ECHO, caller()))
        .isInstanceOf(StepUp.class);
  }

  @Test
  void aRuleThatSaysNothingDoesNotBuild() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Selector(List.of(), List.of(), List.of(), List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Rule(selector("x"), scopes("a"), true));
    assertThatIllegalArgumentException().isThrownBy(() -> Operation.of(""));
  }

  private static boolean allowed(Policy policy, Kind kind, String name) {
    return policy.decide(Operation.on("any/method", kind, name), caller()) instanceof Allow;
  }

  private static Policy policy(Rule... rules) {
    return new Policy(List.of(rules), ScopeHierarchy.FLAT);
  }

  private static Rule tool(String pattern, Demands demands) {
    Selector tools = new Selector(List.of(), List.of(new Pattern(pattern)), List.of(), List.of());
    return new Rule(tools, demands, false);
  }

  private static Rule method(String pattern, Demands demands) {
    return new Rule(selector(pattern), demands, false);
  }

  private static Rule deny(String method) {
    return new Rule(selector(method), Demands.NONE, true);
  }

  private static Selector selector(String method) {
    return new Selector(List.of(new Pattern(method)), List.of(), List.of(), List.of());
  }

  private static Demands scopes(String... scopes) {
    return new Demands(Set.of(scopes), Set.of(), Set.of(), Set.of());
  }

  private static Demands groups(String... groups) {
    return new Demands(Set.of(), Set.of(groups), Set.of(), Set.of());
  }

  private static Caller caller(String... scopes) {
    return new Caller(
        new CallerId("https://issuer.example", CallerId.Kind.SUBJECT, "alice"),
        Optional.of("cli"),
        Set.of(scopes),
        Set.of("mcp-users"),
        Set.of("https://mcp.example/mcp", "mcp-write"),
        Instant.EPOCH);
  }
}
