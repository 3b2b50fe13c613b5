package dev.mcpgateway.client.authorization;

import dev.mcpgateway.client.flow.FlowException;
import dev.mcpgateway.client.flow.Printable;
import dev.mcpgateway.client.flow.Problem;
import dev.mcpgateway.client.flow.Secret;
import dev.mcpgateway.client.flow.Step;
import dev.mcpgateway.client.metadata.Addresses;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What a device shows to its user, and what it asks with meanwhile.
 *
 * @param deviceCode what stands for the user's answer
 * @param userCode what the user types, fit for a terminal
 * @param verification the page to type it at
 * @param complete the same page with the code in its address
 * @param lifetime how long both codes are good
 * @param interval how long to wait between two questions
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8628#section-3.2">RFC 8628, 3.2</a>
 */
public record DeviceAuthorization(
    Secret deviceCode,
    String userCode,
    URI verification,
    Optional<URI> complete,
    Duration lifetime,
    Duration interval) {

  private static final String VERIFICATION = "verification_uri";
  private static final int LONGEST_CODE = 64;
  private static final long LONGEST_LIFETIME = 3600;
  private static final long LONGEST_INTERVAL = 60;
  private static final long USUAL_INTERVAL = 5;

  /**
   * Reads a successful answer.
   *
   * @param called the MCP server that the user named
   * @throws FlowException if it can't be used, or is not safe to show
   */
  public static DeviceAuthorization read(JsonNode answer, URI called) {
    String userCode = Printable.of(required(answer, "user_code"));
    if (userCode.length() > LONGEST_CODE) {
      throw unusable("\"user_code\" that a user can type", userCode.length() + " characters");
    }
    long lifetime = answer.path("expires_in").asLong(0);
    if (lifetime < 1) {
      throw unusable("\"expires_in\"", "none");
    }
    long interval = answer.path("interval").asLong(USUAL_INTERVAL);
    return new DeviceAuthorization(
        new Secret(required(answer, "device_code")),
        userCode,
        page(answer, VERIFICATION, called).orElseThrow(() -> missing(VERIFICATION)),
        page(answer, VERIFICATION + "_complete", called),
        Duration.ofSeconds(Math.min(lifetime, LONGEST_LIFETIME)),
        Duration.ofSeconds(Math.clamp(interval, 1, LONGEST_INTERVAL)));
  }

  private static Optional<URI> page(JsonNode answer, String name, URI called) {
    return AnswerText.filled(answer, name).map(text -> safe(name, text, called));
  }

  private static URI safe(String name, String text, URI called) {
    Addresses.objection(text, called)
        .ifPresent(why -> {
          throw unusable("\"" + name + "\" to be an address that is safe to open", why);
        });
    return URI.create(text);
  }

  private static String required(JsonNode answer, String name) {
    return AnswerText.filled(answer, name).orElseThrow(() -> missing(name));
  }

  private static FlowException missing(String name) {
    return unusable("a member \"" + name + "\"", "none");
  }

  private static FlowException unusable(String expected, String came) {
    return Problem.protocol(
            Step.AUTHORIZATION,
            expected,
            came,
            "Have the authorization server answer as RFC 8628 says.")
        .asException();
  }
}
