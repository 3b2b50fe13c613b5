package dev.mcpgateway.gateway.configuration;

import dev.mcpgateway.gateway.audit.AuditSettings;
import dev.mcpgateway.gateway.edge.AcceptedHosts;
import dev.mcpgateway.gateway.edge.OriginPolicy;
import dev.mcpgateway.gateway.identity.ServerIdentities;
import dev.mcpgateway.gateway.identity.SigningKeys;
import dev.mcpgateway.gateway.policy.ServerPolicies;
import dev.mcpgateway.gateway.resource.ForwardedCertificates;
import dev.mcpgateway.gateway.resource.GatewayLimits;
import dev.mcpgateway.gateway.resource.PlainHttpHosts;
import dev.mcpgateway.gateway.resource.ProtectedServers;
import dev.mcpgateway.gateway.resource.SenderConstraints;
import dev.mcpgateway.gateway.seal.SealKeys;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Reads the settings and hands them to the features. Binds by hand, because the usual way stops at
 * the first wrong value and overlooks misspelt environment variables.
 */
@Configuration(proxyBeanMethods = false)
final class SettingsConfiguration {

  private static final Logger LOG = LoggerFactory.getLogger(SettingsConfiguration.class);

  @Bean
  Settings settings(Environment environment) {
    var problems = new Problems();
    KnownProperties.check(environment, problems);
    GatewayProperties properties =
        Binder.get(environment)
            .bindOrCreate(
                "mcp.gateway",
                Bindable.of(GatewayProperties.class),
                new ConversionProblems(problems));
    return SettingsReader.read(properties, problems);
  }

  @Bean
  ProtectedServers protectedServers(Settings settings) {
    return settings.servers();
  }

  @Bean
  OriginPolicy originPolicy(Settings settings) {
    return settings.origins();
  }

  @Bean
  AcceptedHosts acceptedHosts(Settings settings) {
    return settings.hosts();
  }

  @Bean
  PlainHttpHosts plainHttpHosts(Settings settings) {
    return settings.plainHttp();
  }

  @Bean
  GatewayLimits gatewayLimits(Settings settings) {
    return settings.limits();
  }

  /** Certificates can be known from a proxy, or from TLS that asks for them. */
  @Bean
  SenderConstraints senderConstraints(Settings settings, Environment environment) {
    String clientAuth = environment.getProperty("server.ssl.client-auth", "none");
    return new SenderConstraints(
        settings.dpop(),
        settings.certificate().isPresent() || !"none".equalsIgnoreCase(clientAuth));
  }

  @Bean
  ForwardedCertificates forwardedCertificates(Settings settings) {
    return new ForwardedCertificates(settings.certificate());
  }

  @Bean
  ServerPolicies serverPolicies(Settings settings) {
    return settings.policies();
  }

  @Bean
  AuditSettings auditSettings(Settings settings) {
    return settings.audit();
  }

  @Bean
  SealKeys sealKeys(Settings settings, SecureRandom random) {
    return settings
        .sealKeys()
        .orElseGet(() -> {
          LOG.info(
              "mcp.gateway.session.keys is not set: sessions are sealed with a key made now, and end"
                  + " with this process");
          return SealKeys.random(random);
        });
  }

  @Bean
  ServerIdentities serverIdentities(Settings settings) {
    return settings.identities();
  }

  @Bean
  SigningKeys signingKeys(Settings settings, SecureRandom random) {
    return settings
        .signingKeys()
        .orElseGet(() -> {
          if (settings.identities().assertAnything()) {
            LOG.info(
                "mcp.gateway.assertion.key-files is not set: assertions are signed with a key made"
                    + " now, which no other replica has");
          }
          return SigningKeys.random(random);
        });
  }

  @Bean
  StartupLog startupLog(Settings settings) {
    return new StartupLog(settings);
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  /** One that never reads from a device once it is seeded, so that it may run on an event loop. */
  @Bean
  SecureRandom secureRandom() throws NoSuchAlgorithmException {
    SecureRandom random = SecureRandom.getInstance("DRBG");
    random.nextBytes(new byte[1]);
    return random;
  }
}
