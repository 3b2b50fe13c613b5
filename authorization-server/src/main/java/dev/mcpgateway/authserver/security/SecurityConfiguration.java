package dev.mcpgateway.authserver.security;

import dev.mcpgateway.authserver.page.PagePolicy;
import dev.mcpgateway.authserver.settings.AuthorizationServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.LogoutConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.session.DisableEncodeUrlFilter;

/** Composes the two filter chains: the endpoints of the protocol, and the pages. */
@Configuration(proxyBeanMethods = false)
final class SecurityConfiguration {

  private final IssuerHostFilter hostFilter;

  SecurityConfiguration(AuthorizationServerProperties properties) {
    hostFilter = new IssuerHostFilter(properties.issuer());
  }

  @Bean
  RequestCache interrupted() {
    HttpSessionRequestCache cache = new HttpSessionRequestCache();
    cache.setRequestMatcher(
        PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, Addresses.AUTHORIZE));
    return cache;
  }

  // Only what is named is served: introspection, device and pushed requests are not.
  @Bean
  @Order(1)
  SecurityFilterChain protocol(
      HttpSecurity http, RequestCache interrupted, ProtocolEndpoints endpoints) {
    return http.securityMatcher(
            Addresses.AUTHORIZE,
            Addresses.TOKEN,
            Addresses.REVOKE,
            Addresses.KEYS,
            Addresses.METADATA)
        .with(new OAuth2AuthorizationServerConfigurer(), endpoints::configure)
        .csrf(SecurityConfiguration::protectConsent)
        .cors(cors -> cors.configurationSource(new OpenEndpoints()))
        .headers(SecurityConfiguration::pageHeaders)
        .requestCache(cache -> cache.requestCache(interrupted))
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .exceptionHandling(
            exceptions -> exceptions.authenticationEntryPoint(new ProtocolEntryPoint()))
        .addFilterBefore(hostFilter, DisableEncodeUrlFilter.class)
        .build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain pages(HttpSecurity http, RequestCache interrupted) {
    return http.formLogin(login -> login.loginPage(Addresses.LOGIN))
        .logout(LogoutConfigurer::disable)
        .headers(SecurityConfiguration::pageHeaders)
        .requestCache(cache -> cache.requestCache(interrupted))
        .authorizeHttpRequests(requests ->
            requests.requestMatchers(Addresses.CONSENT).authenticated().anyRequest().permitAll())
        .addFilterBefore(hostFilter, DisableEncodeUrlFilter.class)
        .build();
  }

  // Spring exempts its endpoints, the consent form's among them.
  private static void protectConsent(CsrfConfigurer<HttpSecurity> csrf) {
    csrf.withObjectPostProcessor(
        new ObjectPostProcessor<CsrfFilter>() {
          @Override
          public <O extends CsrfFilter> O postProcess(O filter) {
            filter.setRequireCsrfProtectionMatcher(
                PathPatternRequestMatcher.withDefaults()
                    .matcher(HttpMethod.POST, Addresses.AUTHORIZE));
            return filter;
          }
        });
  }

  private static void pageHeaders(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .contentSecurityPolicy(policy -> policy.policyDirectives(PagePolicy.DEFAULT))
        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER));
  }
}
