package dev.mcpgateway.gateway.configuration;

import dev.mcpgateway.gateway.policy.ServerPolicy;
import dev.mcpgateway.gateway.resource.ProtectedServer;
import dev.mcpgateway.gateway.resource.TrustedIssuer;
import java.util.Locale;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** Says at start what is protected, and which settings are unsafe. */
final class StartupLog implements SmartInitializingSingleton {

  private static final Logger LOG = LoggerFactory.getLogger(StartupLog.class);

  private final Settings settings;

  StartupLog(Settings settings) {
    this.settings = settings;
  }

  @Override
  public void afterSingletonsInstantiated() {
    settings.servers().all().forEach(StartupLog::server);
    new TreeMap<>(settings.policies().byServer()).forEach(StartupLog::policy);
    settings
        .plainHttp()
        .listed()
        .forEach(host ->
            LOG.atWarn()
                .addKeyValue("host", host)
                .log("plain http is accepted from a host off loopback"));
  }

  private static void policy(String server, ServerPolicy policy) {
    LOG.atInfo()
        .addKeyValue("server", server)
        .addKeyValue("rules", policy.policy().size())
        .addKeyValue("mode", policy.mode().name().toLowerCase(Locale.ROOT))
        .addKeyValue("visible", policy.visible().name().toLowerCase(Locale.ROOT))
        .log(policy.restricts() ? "has a policy" : "has a policy that is only reported");
  }

  private static void server(ProtectedServer server) {
    LOG.atInfo()
        .addKeyValue("server", server.name())
        .addKeyValue("resource", server.resource())
        .addKeyValue("backend", server.backend())
        .addKeyValue("issuers", server.issuers().stream().map(TrustedIssuer::issuer).toList())
        .log("protects");
  }
}
