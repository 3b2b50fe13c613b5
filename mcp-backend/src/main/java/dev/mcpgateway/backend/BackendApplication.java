package dev.mcpgateway.backend;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts it. */
@SpringBootApplication(proxyBeanMethods = false)
public final class BackendApplication {

  private BackendApplication() {}

  static void main(String[] arguments) {
    SpringApplication.run(BackendApplication.class, arguments);
  }
}
