package dev.mcpgateway.gateway.configuration;

import dev.mcpgateway.gateway.policy.ServerPolicy.Mode;
import dev.mcpgateway.gateway.policy.ServerPolicy.Visible;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What callers of one server may do, as it is written.
 *
 * @param mode whether decisions count
 * @param visible what callers see of what the server offers
 * @param implies scopes that hold others
 * @param rules in order; the first that selects an operation decides
 */
record PolicyProperties(
    @DefaultValue("enforce") Mode mode,
    @DefaultValue("reachable") Visible visible,
    @DefaultValue List<Implication> implies,
    @DefaultValue List<RuleProperties> rules) {

  /** Nothing but defaults. */
  static final PolicyProperties NONE =
      new PolicyProperties(Mode.ENFORCE, Visible.REACHABLE, List.of(), List.of());

  PolicyProperties {
    implies = List.copyOf(implies);
    rules = List.copyOf(rules);
  }

  /**
   * A scope that holds others. A list has these rather than a map: a scope's characters do not
   * survive in the name of a property.
   *
   * @param scope the broad one
   * @param scopes the narrow ones
   */
  record Implication(@Nullable String scope, @DefaultValue List<String> scopes) {
    Implication {
      scopes = List.copyOf(scopes);
    }
  }

  /**
   * One rule.
   *
   * @param methods patterns of methods that it decides
   * @param tools patterns of tools
   * @param prompts patterns of prompts
   * @param resources patterns of resources' URIs
   * @param scopes all of these are demanded
   * @param groups one of these is demanded
   * @param clients one of these is demanded
   * @param subjects one of these is demanded
   * @param deny whether nobody may
   */
  record RuleProperties(
      @DefaultValue List<String> methods,
      @DefaultValue List<String> tools,
      @DefaultValue List<String> prompts,
      @DefaultValue List<String> resources,
      @DefaultValue List<String> scopes,
      @DefaultValue List<String> groups,
      @DefaultValue List<String> clients,
      @DefaultValue List<String> subjects,
      @DefaultValue("false") boolean deny) {

    RuleProperties {
      methods = List.copyOf(methods);
      tools = List.copyOf(tools);
      prompts = List.copyOf(prompts);
      resources = List.copyOf(resources);
      scopes = List.copyOf(scopes);
      groups = List.copyOf(groups);
      clients = List.copyOf(clients);
      subjects = List.copyOf(subjects);
    }
  }
}
