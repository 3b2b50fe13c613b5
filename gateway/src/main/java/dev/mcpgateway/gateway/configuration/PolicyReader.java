package dev.mcpgateway.gateway.configuration;

import dev.mcpgateway.gateway.configuration.PolicyProperties.Implication;
import dev.mcpgateway.gateway.configuration.PolicyProperties.RuleProperties;
import dev.mcpgateway.gateway.policy.Demands;
import dev.mcpgateway.gateway.policy.Pattern;
import dev.mcpgateway.gateway.policy.Policy;
import dev.mcpgateway.gateway.policy.Reach;
import dev.mcpgateway.gateway.policy.Rule;
import dev.mcpgateway.gateway.policy.ScopeHierarchy;
import dev.mcpgateway.gateway.policy.Selector;
import dev.mcpgateway.gateway.policy.ServerPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Reads the policy of one server and notes what is wrong with it. */
final class PolicyReader {

  private static final Predicate<String> NOT_BLANK = Predicate.not(String::isBlank);

  private final Checks at;

  /** Of the properties below this prefix. */
  PolicyReader(Checks at) {
    this.at = at;
  }

  /** The policy, if there are rules and all is good. */
  Optional<ServerPolicy> read(PolicyProperties policy) {
    if (policy.rules().isEmpty()) {
      if (!policy.equals(PolicyProperties.NONE)) {
        at.absent("rules[0]", "a rule: without one, any accepted caller may do anything");
      }
      return Optional.empty();
    }
    implications(policy.implies());
    List<Rule> rules = rules(policy.rules());
    return rules.size() < policy.rules().size()
        ? Optional.empty()
        : Optional.of(
            new ServerPolicy(
                new Policy(rules, hierarchy(policy.implies())), policy.mode(), policy.visible()));
  }

  private void implications(List<Implication> implications) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < implications.size(); i++) {
      Checks here = at.below("implies[" + i + "]");
      Implication each = implications.get(i);
      Optional<String> scope = Checks.given(each.scope());
      scope.ifPresentOrElse(
          broad -> {
            here.check("scope", broad, ScopeRule.GOOD, ScopeRule.PLAINLY);
            here.check("scope", broad, seen::add, "each scope once");
          },
          () -> here.absent("scope", ScopeRule.PLAINLY));
      if (each.scopes().isEmpty()) {
        here.absent("scopes", "the scopes that it holds");
      }
      ScopeRule.check(here, "scopes", each.scopes());
    }
  }

  private static ScopeHierarchy hierarchy(List<Implication> implications) {
    Map<String, Set<String>> implies = new HashMap<>();
    for (Implication each : implications) {
      Checks.given(each.scope()).ifPresent(broad -> implies.put(broad, Set.copyOf(each.scopes())));
    }
    return new ScopeHierarchy(implies);
  }

  /** The rules that can be built; the others' mistakes are noted. */
  private List<Rule> rules(List<RuleProperties> properties) {
    List<Rule> rules = new ArrayList<>();
    List<Selector> earlier = new ArrayList<>();
    for (int i = 0; i < properties.size(); i++) {
      Checks here = at.below("rules[" + i + "]");
      Optional<Rule> rule = rule(here, properties.get(i));
      rule.ifPresent(rules::add);
      Optional<Selector> selector = rule.map(Rule::selector);
      if (selector.isPresent() && !Reach.isReachable(selector.get(), earlier)) {
        at.wrong(
            "rules[" + i + "]",
            "never reached: earlier rules select all that it selects",
            "a place before the rule that is broader, or no such rule");
      }
      selector.ifPresent(earlier::add);
    }
    return rules;
  }

  private static Optional<Rule> rule(Checks here, RuleProperties rule) {
    checkTexts(here, rule);
    Demands demands =
        new Demands(
            Set.copyOf(rule.scopes()),
            Set.copyOf(rule.groups()),
            Set.copyOf(rule.clients()),
            Set.copyOf(rule.subjects()));
    boolean contradicts = rule.deny() && !demands.equals(Demands.NONE);
    here.check(
        "deny",
        rule.deny(),
        _ -> !contradicts,
        "no scopes, groups, clients or subjects beside it: it denies everybody");
    List<String> patterns = patterns(rule).toList();
    if (patterns.isEmpty()) {
      here.absent("methods", "at least one of methods, tools, prompts and resources");
    }
    return patterns.isEmpty() || contradicts || !patterns.stream().allMatch(NOT_BLANK)
        ? Optional.empty()
        : Optional.of(new Rule(selector(rule), demands, rule.deny()));
  }

  private static void checkTexts(Checks here, RuleProperties rule) {
    String pattern = "a name, in which * stands for any characters";
    here.each("methods", rule.methods(), NOT_BLANK, pattern);
    here.each("tools", rule.tools(), NOT_BLANK, pattern);
    here.each("prompts", rule.prompts(), NOT_BLANK, pattern);
    here.each("resources", rule.resources(), NOT_BLANK, pattern);
    here.each("groups", rule.groups(), NOT_BLANK, "a group's name");
    here.each("clients", rule.clients(), NOT_BLANK, "a client's id");
    here.each("subjects", rule.subjects(), NOT_BLANK, "a subject");
    ScopeRule.check(here, "scopes", rule.scopes());
  }

  private static Stream<String> patterns(RuleProperties rule) {
    return Stream.of(rule.methods(), rule.tools(), rule.prompts(), rule.resources())
        .flatMap(List::stream);
  }

  private static Selector selector(RuleProperties rule) {
    return new Selector(
        patterns(rule.methods()),
        patterns(rule.tools()),
        patterns(rule.prompts()),
        patterns(rule.resources()));
  }

  private static List<Pattern> patterns(List<String> texts) {
    return texts.stream().map(Pattern::new).toList();
  }
}
