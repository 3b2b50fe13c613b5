package dev.mcpgateway.gateway.policy;

import static dev.mcpgateway.gateway.policy.ServerPolicy.Mode.ENFORCE;
import static dev.mcpgateway.gateway.policy.ServerPolicy.Mode.REPORT;
import static dev.mcpgateway.gateway.policy.ServerPolicy.Visible.ALLOWED;
import static dev.mcpgateway.gateway.policy.ServerPolicy.Visible.REACHABLE;
import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Test;

class ServerPolicyTest {

  private static final Operation FREE = tool("free");
  private static final Operation READ = tool("read");
  private static final Operation WRITE = tool("write");
  private static final Operation DENIED = tool("denied");
  private static final Policy RULES =
      new Policy(
          List.of(rule("free"), rule("read", "a", "b"), rule("write", "b", "c")),
          new ScopeHierarchy(Map.of("all", Set.of("a", "b", "c"))));

  private final ServerPolicy enforced = new ServerPolicy(RULES, ENFORCE, REACHABLE);
  private final ServerPolicy reported = new ServerPolicy(RULES, REPORT, REACHABLE);

  @Test
  void allowsNothingAtAll() {
    assertThat(enforced.judge(List.of(), caller()))
        .isEqualTo(new Verdict(new Allow(Optional.empty()), true));
  }

  @Test
  void allowsARequestWhoseOperationsAreAllAllowed() {
    Verdict verdict = enforced.judge(List.of(FREE, READ, FREE), caller("a", "b"));
    assertThat(verdict.decision()).isEqualTo(new Allow(Optional.of(1)));
    assertThat(verdict.refuses()).isFalse();
  }

  @Test
  void asksForTheScopesOfAllOperationsAtOnce() {
    Verdict verdict = enforced.judge(List.of(FREE, READ, WRITE, FREE), caller("a"));
    assertThat(verdict.decision())
        .isEqualTo(new StepUp(Optional.of(2), Set.of("a", "b", "c"), Set.of("b", "c")));
    assertThat(verdict.refuses()).isTrue();
  }

  @Test
  void aDenialOutweighsEverything() {
    Decision denied = new Deny(Optional.empty(), "no rule selects it");
    assertThat(enforced.judge(List.of(DENIED, READ), caller()).decision()).isEqualTo(denied);
    assertThat(enforced.judge(List.of(READ, DENIED), caller()).decision()).isEqualTo(denied);
    assertThat(enforced.judge(List.of(FREE, DENIED), caller()).decision()).isEqualTo(denied);
    assertThat(enforced.judge(List.of(DENIED, FREE), caller()).refuses()).isTrue();
  }

  @Test
  void reportsWithoutRefusing() {
    Verdict verdict = reported.judge(List.of(DENIED), caller());
    assertThat(verdict.decision()).isInstanceOf(Deny.class);
    assertThat(verdict.enforced()).isFalse();
    assertThat(verdict.refuses()).isFalse();
  }

  @Test
  void restrictsOnlyWithRulesThatCount() {
    assertThat(enforced.restricts()).isTrue();
    assertThat(reported.restricts()).isFalse();
    assertThat(ServerPolicy.NONE.restricts()).isFalse();
  }

  @Test
  void showsWhatIsReachableOrOnlyWhatIsAllowed() {
    ServerPolicy narrow = new ServerPolicy(RULES, ENFORCE, ALLOWED);
    assertThat(enforced.shows(READ, caller())).isTrue();
    assertThat(narrow.shows(READ, caller())).isFalse();
    assertThat(narrow.shows(READ, caller("a", "b"))).isTrue();
    assertThat(enforced.shows(FREE, caller())).isTrue();
    assertThat(enforced.shows(DENIED, caller())).isFalse();
    assertThat(narrow.shows(DENIED, caller())).isFalse();
  }

  @Test
  void knowsGrantedScopesOfRulesAndHierarchyAlone() {
    assertThat(RULES.knownOf(caller("a", "all", "openid"))).containsExactlyInAnyOrder("a", "all");
    assertThat(RULES.knownOf(caller("openid"))).isEmpty();
  }

  @Test
  void knowsAnAudienceAsTheScopeThatAsksForIt() {
    Policy dex =
        new Policy(List.of(rule("x", "audience:server:client_id:mcp-write")), ScopeHierarchy.FLAT);
    assertThat(dex.knownOf(caller())).containsExactly("audience:server:client_id:mcp-write");
  }

  @Test
  void knowsTheNarrowScopesOfTheHierarchyToo() {
    Policy policy =
        new Policy(List.of(rule("x")), new ScopeHierarchy(Map.of("all", Set.of("some"))));
    assertThat(policy.knownOf(caller("some"))).containsExactly("some");
  }

  @Test
  void deniesNamesThatAreTooLong() {
    Operation longest = tool("f".repeat(Operation.LONGEST_NAME));
    Operation longer = tool("f".repeat(Operation.LONGEST_NAME + 1));
    Policy star = new Policy(List.of(rule("*")), ScopeHierarchy.FLAT);
    assertThat(star.decide(longest, caller())).isInstanceOf(Allow.class);
    assertThat(star.decide(longer, caller()))
        .isEqualTo(new Deny(Optional.empty(), "a name that is too long to be judged"));
    Operation method = Operation.of("notifications/" + "x".repeat(Operation.LONGEST_NAME));
    assertThat(star.decide(method, caller())).isInstanceOf(Deny.class);
    assertThat(ServerPolicy.NONE.policy().decide(longer, caller())).isInstanceOf(Allow.class);
  }

  @Test
  void isNoneWhereNoneWasSet() {
    ServerPolicies policies = new ServerPolicies(Map.of("demo", enforced));
    assertThat(policies.of("demo")).isSameAs(enforced);
    assertThat(policies.of("other")).isSameAs(ServerPolicy.NONE);
    assertThat(RULES.size()).isEqualTo(3);
  }

  private static Operation tool(String name) {
    return Operation.on("tools/call", Kind.TOOL, name);
  }

  private static Rule rule(String tool, String... scopes) {
    return new Rule(
        new Selector(List.of(), List.of(new Pattern(tool)), List.of(), List.of()),
        new Demands(Set.of(scopes), Set.of(), Set.of(), Set.of()),
        false);
  }

  private static Caller caller(String... scopes) {
    return new Caller(
        new CallerId("https://issuer.example", CallerId.Kind.SUBJECT, "alice"),
        Optional.empty(),
        Set.of(scopes),
        Set.of(),
        Set.of("mcp-write"),
        Instant.EPOCH);
  }
}
