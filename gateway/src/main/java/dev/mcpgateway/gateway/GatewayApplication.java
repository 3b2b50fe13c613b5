package dev.mcpgateway.gateway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts it. */
@SpringBootApplication(proxyBeanMethods = false)
public final class GatewayApplication {

  private GatewayApplication() {}

  static void main(String[] arguments) {
    SpringApplication.run(GatewayApplication.class, arguments);
  }
}
