package dev.mcpgateway.gateway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.ReactiveUserDetailsServiceAutoConfiguration;

/** Starts the gateway. */
// nobody logs in here with a password: no user, and no generated password in the log
@SpringBootApplication(
    proxyBeanMethods = false,
    exclude = ReactiveUserDetailsServiceAutoConfiguration.class)
public final class GatewayApplication {

  private GatewayApplication() {}

  static void main(String[] arguments) {
    if (arguments.length > 0 && arguments[0].equals("health")) {
      HealthProbe.main(arguments.length > 1 ? new String[] {arguments[1]} : new String[0]);
      return;
    }
    SpringApplication.run(GatewayApplication.class, arguments);
  }
}
