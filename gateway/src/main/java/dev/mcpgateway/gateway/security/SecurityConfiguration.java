package dev.mcpgateway.gateway.security;

import dev.mcpgateway.gateway.audit.Audit;
import dev.mcpgateway.gateway.audit.AuditFilter;
import dev.mcpgateway.gateway.edge.AcceptedHosts;
import dev.mcpgateway.gateway.edge.CorrelationFilter;
import dev.mcpgateway.gateway.edge.FramingFilter;
import dev.mcpgateway.gateway.edge.HostFilter;
import dev.mcpgateway.gateway.edge.OriginFilter;
import dev.mcpgateway.gateway.edge.OriginPolicy;
import dev.mcpgateway.gateway.edge.PathFilter;
import dev.mcpgateway.gateway.edge.ServerFilter;
import dev.mcpgateway.gateway.edge.ServerLookup;
import dev.mcpgateway.gateway.operations.RequestCounter;
import dev.mcpgateway.gateway.operations.RequestMeter;
import dev.mcpgateway.gateway.refusal.RefusalHandler;
import dev.mcpgateway.gateway.refusal.RefusalWriter;
import dev.mcpgateway.gateway.token.AuthenticationFilter;
import dev.mcpgateway.gateway.token.OpenTokens;
import dev.mcpgateway.gateway.token.Possession;
import dev.mcpgateway.gateway.token.TokenVerifier;
import java.time.Clock;
import java.util.List;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.server.MatcherSecurityWebFilterChain;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;

/**
 * Composes the chain by hand: none of the defaults that keep sessions, save requests, show a login
 * page or invent anonymous users.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
final class SecurityConfiguration {

  /** Every check before the route, in order. */
  @Bean
  SecurityWebFilterChain publicFilters(
      ApplicationContext context,
      AcceptedHosts hosts,
      ServerLookup servers,
      OriginPolicy origins,
      TokenVerifier tokens,
      Possession possession,
      OpenTokens open,
      RefusalWriter refusals,
      RefusalHandler errors,
      Audit audit,
      Clock clock,
      RequestMeter meter) {
    return new MatcherSecurityWebFilterChain(
        within(context),
        List.of(
            // first, so that every answer has an id, refusals too
            CorrelationFilter.withRandomIds(),
            // around all that may refuse: one record, whatever becomes of the request
            new AuditFilter(audit, errors, clock),
            // around all that may refuse
            new RequestCounter(meter),
            // before anything is believed: where this request ends and another begins
            new FramingFilter(refusals),
            // before anything reads the path
            new PathFilter(refusals),
            // before anything answers: a name that a stranger's DNS points here gets nothing
            new HostFilter(hosts, refusals),
            // which server it is for decides on origins, credentials and the challenge
            new ServerFilter(servers, refusals),
            // before the credential: preflights have none, and refusals must be readable by pages
            new OriginFilter(origins, refusals),
            // last: whatever is behind it has a caller
            new AuthenticationFilter(tokens, possession, open, origins, refusals)));
  }

  /** The management server has filters of its own, and the same beans. */
  private static ServerWebExchangeMatcher within(ApplicationContext context) {
    return exchange ->
        context.equals(exchange.getApplicationContext())
            ? MatchResult.match()
            : MatchResult.notMatch();
  }

  /**
   * Spring's firewall is replaced by {@link PathFilter}, which is stricter about paths and does not
   * wrap every request and its headers; Netty refuses control characters in headers.
   */
  @Bean
  ServerWebExchangeFirewall firewall() {
    return ServerWebExchangeFirewall.INSECURE_NOOP;
  }

  /**
   * Spring Security's own would observe each filter of each request, and keep it for as long as a
   * stream is open. What an operator needs to know is counted by {@link RequestCounter}.
   */
  @Bean
  SecurityObservationSettings observations() {
    return SecurityObservationSettings.noObservations();
  }
}
