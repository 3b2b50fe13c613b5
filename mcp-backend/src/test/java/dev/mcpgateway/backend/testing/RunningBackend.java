package dev.mcpgateway.backend.testing;

import dev.mcpgateway.backend.BackendApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** The server as it is, on a free port, except that its countdown follows {@link #TIME}. */
public final class RunningBackend {

  public static final MovableTime TIME = new MovableTime();

  private static final ConfigurableApplicationContext CONTEXT =
      new SpringApplicationBuilder(BackendApplication.class, Time.class)
          .web(WebApplicationType.REACTIVE)
          .properties("server.port=0")
          .run();

  private RunningBackend() {}

  /** Where it listens. */
  public static String address() {
    return "http://127.0.0.1:" + CONTEXT.getEnvironment().getRequiredProperty("local.server.port");
  }

  @Configuration(proxyBeanMethods = false)
  static class Time {

    @Bean
    @Primary
    MovableTime movableTime() {
      return TIME;
    }
  }
}
