package dev.mcpgateway.authserver;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts it. */
@SpringBootApplication(proxyBeanMethods = false)
public final class AuthorizationServerApplication {

  private AuthorizationServerApplication() {}

  static void main(String[] arguments) {
    SpringApplication.run(AuthorizationServerApplication.class, arguments);
  }
}
