package dev.mcpgateway.client.login;

import java.net.URI;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** Port: tells the user where to agree, and with which code. */
@FunctionalInterface
public interface DevicePrompt {

  /**
   * Tells the user.
   *
   * @param verification the page to open, on whatever machine
   * @param userCode the code to type there, fit for a terminal
   * @param left how long the code is good
   */
  Mono<Void> tell(URI verification, String userCode, Duration left);
}
