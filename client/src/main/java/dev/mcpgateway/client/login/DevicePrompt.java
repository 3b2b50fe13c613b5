package dev.mcpgateway.client.login;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Port: tells the user where to agree, and with which code. */
@FunctionalInterface
public interface DevicePrompt {

  /** Tells the user. */
  Mono<Void> tell(Invitation invitation);

  /**
   * What a user needs to agree.
   *
   * @param verification the page to open, on whatever machine
   * @param userCode the code to type there, fit for a terminal
   * @param complete the same page with the code in its address; the user compares the code
   * @param left how long the code is good
   * @see <a href="https://www.rfc-editor.org/rfc/rfc8628#section-3.3">RFC 8628, 3.3</a>
   */
  record Invitation(URI verification, String userCode, Optional<URI> complete, Duration left) {}
}
