package dev.mcpgateway.gateway;

import dev.mcpgateway.gateway.policytest.PolicyTestCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.ReactiveUserDetailsServiceAutoConfiguration;

/**
 * Starts the gateway; with {@code health [URL]}, asks a running one whether it is ready; with
 * {@code policy-test CASES}, tries the configured policies.
 */
// nobody logs in here with a password: no user, and no generated password in the log
@SpringBootApplication(
    proxyBeanMethods = false,
    exclude = ReactiveUserDetailsServiceAutoConfiguration.class)
public final class GatewayApplication {

  private GatewayApplication() {}

  static void main(String[] arguments) {
    HealthProbe.status(arguments)
        .or(() -> PolicyTestCommand.status(arguments))
        .ifPresentOrElse(
            System::exit, () -> SpringApplication.run(GatewayApplication.class, arguments));
  }
}
