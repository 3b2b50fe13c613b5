package dev.mcpgateway.gateway.token;

import dev.mcpgateway.gateway.resource.ForwardedCertificates;
import dev.mcpgateway.gateway.resource.PlainHttpHosts;
import dev.mcpgateway.gateway.resource.ProtectedServers;
import dev.mcpgateway.gateway.resource.SenderConstraints;
import dev.mcpgateway.gateway.seal.Seal;
import dev.mcpgateway.gateway.token.keys.FetchRules;
import dev.mcpgateway.gateway.token.keys.KeySets;
import dev.mcpgateway.gateway.token.possession.CertificateSource;
import dev.mcpgateway.gateway.token.possession.DpopCheck;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the verification of tokens consists of. */
@Configuration(proxyBeanMethods = false)
final class TokenConfiguration {

  /** Some ten thousand tokens of the usual length; two or three times as many bytes. */
  private static final long REMEMBERED_CHARACTERS = 16L * 1024 * 1024;

  /** Some 50 MB; at the usual lifetime, more than three thousand requests with proof a second. */
  private static final int REMEMBERED_PROOFS = 400_000;

  /** A request may wait for it. */
  private static final Duration FETCH_LIMIT = Duration.ofSeconds(2);

  @Bean
  KeySets keySets(
      ProtectedServers servers, PlainHttpHosts plainHttp, Clock clock, MeterRegistry registry) {
    return new KeySets(servers, new FetchRules(plainHttp, FETCH_LIMIT), clock, registry);
  }

  @Bean
  Possession possession(
      SenderConstraints constraints, ForwardedCertificates certificates, Seal seal, Clock clock) {
    return new Possession(
        constraints,
        new DpopCheck(constraints, REMEMBERED_PROOFS, seal, clock),
        new CertificateSource(certificates));
  }

  @Bean
  OpenTokens openTokens(TokenVerifier verifier, KeySets keySets, Clock clock) {
    return new OpenTokens(verifier, keySets.changes(), clock);
  }

  @Bean
  VerifiedTokens verifiedTokens(Clock clock, MeterRegistry registry) {
    return new VerifiedTokens(REMEMBERED_CHARACTERS, clock, registry);
  }

  @Bean
  IntrospectionVerifiers introspectionVerifiers(
      ProtectedServers servers,
      VerifiedTokens verified,
      Clock clock,
      SecureRandom random,
      MeterRegistry registry) {
    return IntrospectionVerifiers.of(servers, verified, clock, random, registry);
  }

  @Bean
  TokenVerifier tokenVerifier(
      ProtectedServers servers,
      KeySets keySets,
      IntrospectionVerifiers opaque,
      VerifiedTokens verified,
      Clock clock) {
    return new VerifierByShape(
        new JwtVerifier(servers, keySets, verified, clock), opaque.byServer());
  }
}
