package dev.mcpgateway.gateway.configuration;

import dev.mcpgateway.gateway.policy.ServerPolicies;
import dev.mcpgateway.gateway.resource.ProtectedServers;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The settings as the gateway would read them from the same places, without anything being started.
 *
 * @param servers what is protected
 * @param policies what callers may do
 */
public record OfflineSettings(ProtectedServers servers, ServerPolicies policies) {

  /** The configuration has problems; the message lists all of them. */
  public static final class ProblemsException extends Exception {

    private static final long serialVersionUID = 1L;

    private ProblemsException(String description) {
      super(description);
    }
  }

  /** Has no beans: only the environment of the application is wanted. */
  static final class Nothing {}

  /**
   * Reads them.
   *
   * @param arguments properties, as on the gateway's own command line
   */
  public static OfflineSettings read(String... arguments) throws ProblemsException {
    try (ConfigurableApplicationContext context =
        new SpringApplicationBuilder(Nothing.class)
            .web(WebApplicationType.NONE)
            .bannerMode(Banner.Mode.OFF)
            .logStartupInfo(false)
            .run(arguments)) {
      Settings settings = new SettingsConfiguration().settings(context.getEnvironment());
      return new OfflineSettings(settings.servers(), settings.policies());
    } catch (InvalidConfigurationException problems) {
      throw new ProblemsException(problems.description());
    }
  }
}
