package dev.mcpgateway.authserver.settings;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Says at start what this server is not. */
@Component
final class DevelopmentNotice implements ApplicationRunner {

  private static final Logger LOG = LoggerFactory.getLogger(DevelopmentNotice.class);

  private final AuthorizationServerProperties properties;

  DevelopmentNotice(AuthorizationServerProperties properties) {
    this.properties = properties;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    LOG.warn(
        "This authorization server is for development only. Its accounts are fixed and known"
            + " (README.md names the default one and its password); its keys and grants are lost"
            + " when it stops.");
    LOG.info(
        "Issues tokens as {} for {}; accounts: {}",
        properties.issuer(),
        properties.resources(),
        properties.users().stream().map(AuthorizationServerProperties.User::name).toList());
  }
}
