package dev.mcpgateway.backend;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the server, or asks a running one for its health. */
@SpringBootApplication(proxyBeanMethods = false)
public final class BackendApplication {

  private BackendApplication() {}

  static void main(String[] arguments) {
    // before any of Spring: a container asks every few seconds
    HealthProbe.ifAsked(arguments)
        .ifPresentOrElse(
            System::exit, () -> SpringApplication.run(BackendApplication.class, arguments));
  }
}
