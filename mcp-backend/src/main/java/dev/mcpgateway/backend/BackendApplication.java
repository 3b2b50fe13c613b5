package dev.mcpgateway.backend;

import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the server, or asks a running one for its health. */
@SpringBootApplication(proxyBeanMethods = false)
public final class BackendApplication {

  private BackendApplication() {}

  static void main(String[] arguments) {
    if (arguments.length > 0 && arguments[0].equals("health")) {
      // before any of Spring: a container asks every few seconds
      HealthProbe.main(Arrays.copyOfRange(arguments, 1, arguments.length));
      return;
    }
    SpringApplication.run(BackendApplication.class, arguments);
  }
}
