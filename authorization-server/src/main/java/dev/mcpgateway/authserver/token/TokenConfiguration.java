package dev.mcpgateway.authserver.token;

import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.token.DelegatingOAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;

/** Makes what makes tokens. */
@Configuration(proxyBeanMethods = false)
final class TokenConfiguration {

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  JWKSource<SecurityContext> signingKeys() {
    return new ImmutableJWKSet<>(SigningKey.generate());
  }

  @Bean
  OAuth2TokenGenerator<OAuth2Token> tokenGenerator(JWKSource<SecurityContext> keys, Clock clock) {
    JwtGenerator accessTokens = new JwtGenerator(new NimbusJwtEncoder(keys));
    accessTokens.setJwtCustomizer(new AccessTokenClaims());
    accessTokens.setClock(clock);
    return new DelegatingOAuth2TokenGenerator(accessTokens, new RefreshTokens(clock));
  }
}
