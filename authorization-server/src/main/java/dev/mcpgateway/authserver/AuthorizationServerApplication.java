package dev.mcpgateway.authserver;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the server, or asks a running one for its health. */
@ConfigurationPropertiesScan
@SpringBootApplication(proxyBeanMethods = false)
public final class AuthorizationServerApplication {

  private AuthorizationServerApplication() {}

  static void main(String[] arguments) {
    // before any of Spring: a container asks every few seconds
    HealthProbe.ifAsked(arguments)
        .ifPresentOrElse(
            System::exit,
            () -> SpringApplication.run(AuthorizationServerApplication.class, arguments));
  }
}
