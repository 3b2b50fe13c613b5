package dev.mcpgateway.gateway.configuration;

import dev.mcpgateway.gateway.resource.ProtectedServer;
import dev.mcpgateway.gateway.resource.TrustedIssuer;
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
    settings
        .plainHttp()
        .listed()
        .forEach(host ->
            LOG.atWarn()
                .addKeyValue("host", host)
                .log("plain http is accepted from a host off loopback"));
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
