package dev.mcpgateway.gateway.configuration;

import java.util.HashMap;
import java.util.Map;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Reads settings as the application does, from the properties of a test alone. */
final class ReadSettings {

  /** The three settings that are enough. */
  static final Map<String, Object> MINIMUM =
      Map.of(
          "mcp.gateway.servers.demo.resource", "https://mcp.example.com/mcp",
          "mcp.gateway.servers.demo.backend", "http://backend:3002/mcp",
          "mcp.gateway.servers.demo.issuers[0].issuer", "https://login.example.com");

  private ReadSettings() {}

  /** From properties as a file or the command line has them. */
  static Settings properties(Map<String, Object> properties) {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .forEach(each -> environment.getPropertySources().remove(each.getName()));
    environment.getPropertySources().addLast(new MapPropertySource("test", properties));
    return new SettingsConfiguration().settings(environment);
  }

  /** From environment variables. */
  static Settings variables(Map<String, Object> variables) {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .replace(
            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
            new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
    return new SettingsConfiguration().settings(environment);
  }

  /** The minimum, with this property below {@code mcp.gateway} besides, or instead. */
  static Settings minimumWith(String property, String value) {
    Map<String, Object> properties = new HashMap<>(MINIMUM);
    properties.put("mcp.gateway." + property, value);
    return properties(properties);
  }

  /** The minimum without this property below {@code mcp.gateway}. */
  static Settings minimumWithout(String property) {
    Map<String, Object> properties = new HashMap<>(MINIMUM);
    properties.remove("mcp.gateway." + property);
    return properties(properties);
  }
}
