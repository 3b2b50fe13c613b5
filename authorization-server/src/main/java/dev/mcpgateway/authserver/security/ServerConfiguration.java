package dev.mcpgateway.authserver.security;

import dev.mcpgateway.authserver.settings.AuthorizationServerProperties;
import org.apache.catalina.session.StandardManager;
import org.springframework.boot.tomcat.TomcatContextCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/** Makes the accounts and the limits of the server. */
@Configuration(proxyBeanMethods = false)
final class ServerConfiguration {

  private static final int MAX_SESSIONS = 10_000;

  @Bean
  AuthorizationServerSettings serverSettings(AuthorizationServerProperties properties) {
    return AuthorizationServerSettings.builder()
        .issuer(properties.issuer().toString())
        .authorizationEndpoint(Addresses.AUTHORIZE)
        .tokenEndpoint(Addresses.TOKEN)
        .tokenRevocationEndpoint(Addresses.REVOKE)
        .jwkSetEndpoint(Addresses.KEYS)
        .build();
  }

  @Bean
  PasswordEncoder passwordEncoder() {
    return PasswordEncoderFactories.createDelegatingPasswordEncoder();
  }

  @Bean
  UserDetailsService users(AuthorizationServerProperties properties, PasswordEncoder encoder) {
    return new InMemoryUserDetailsManager(
        properties.users().stream()
            .map(user -> account(user, encoder))
            .toArray(UserDetails[]::new));
  }

  // a session is made for each login that is asked for, by anyone
  @Bean
  TomcatContextCustomizer boundedSessions() {
    return context -> {
      StandardManager sessions = new StandardManager();
      sessions.setMaxActiveSessions(MAX_SESSIONS);
      // none is written to a file
      sessions.setPathname(null);
      context.setManager(sessions);
    };
  }

  private static UserDetails account(
      AuthorizationServerProperties.User user, PasswordEncoder encoder) {
    return User.withUsername(user.name())
        .password(encoder.encode(user.password().value()))
        .authorities("user")
        .build();
  }
}
