package dev.mcpgateway.backend.tool;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Lists the tools. */
@Configuration(proxyBeanMethods = false)
final class ToolConfiguration {

  @Bean
  RunningCalls runningCalls() {
    return new RunningCalls();
  }

  // a bean, so that a test can move the time
  @Bean
  Scheduler countdownScheduler() {
    return Schedulers.newParallel("countdown", 1, true);
  }

  @Bean
  ToolSpecifications toolSpecifications(Scheduler countdownScheduler, RunningCalls running) {
    return new ToolSpecifications(
        List.of(
            new EchoTool(),
            new CalculatorTool(),
            new WeatherTool(),
            new CountdownTool(countdownScheduler),
            new ReceivedHeadersTool()),
        running);
  }
}
