package dev.mcpgateway.client.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mcpgateway.client.flow.FlowException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

final class DeviceAuthorizationTest {

  private static final URI CALLED = URI.create("https://mcp.example/mcp");

  @Test
  void saysWhatToShowAndHowToAsk() {
    DeviceAuthorization device = read(good());

    assertThat(device.userCode()).isEqualTo("ABCD-EFGH");
    assertThat(device.verification()).hasToString("https://as.example/device");
    assertThat(device.complete()).isEmpty();
    assertThat(device.lifetime()).isEqualTo(Duration.ofMinutes(5));
    assertThat(device.interval()).isEqualTo(Duration.ofSeconds(5));
    assertThat(device.toString()).doesNotContain("the-code");
  }

  @Test
  void knowsThePageThatHasTheCodeInItsAddress() {
    String page = "https://as.example/device?user_code=ABCD-EFGH";

    assertThat(read(good().put("verification_uri_complete", page)).complete())
        .contains(URI.create(page));
    assertThat(read(good().put("verification_uri_complete", "")).complete()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "-3, 1", "2, 2", "60, 60", "61, 60", "9999999999, 60"})
  void asksNeitherTooOftenNorHardlyEver(long named, long kept) {
    assertThat(read(good().put("interval", named)).interval()).isEqualTo(Duration.ofSeconds(kept));
  }

  @Test
  void waitsForAnHourAtMost() {
    assertThat(read(good().put("expires_in", 9_999_999_999L)).lifetime())
        .isEqualTo(Duration.ofHours(1));
  }

  @Test
  void makesTheUserCodeFitForATerminal() {
    assertThat(read(good().put("user_code", "A\u001b[2J")).userCode()).isEqualTo("A\uFFFD[2J");
    assertThat(read(good().put("user_code", "A".repeat(64))).userCode()).hasSize(64);
  }

  @ParameterizedTest
  @CsvSource({
    "device_code, 5",
    "device_code, '\"\"'",
    "user_code, null",
    "user_code, '\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"'",
    "expires_in, 0",
    "expires_in, null",
    "verification_uri, '\"javascript:alert(1)\"'",
    "verification_uri, '\"http://as.example/device\"'",
    "verification_uri, '\"http://localhost/device\"'",
    "verification_uri, '\"file:///etc/passwd\"'",
    "verification_uri_complete, '\"javascript:alert(1)\"'"
  })
  void isRefusedIfItCantBeUsedOrIsNotSafeTo(String member, String value) {
    ObjectNode answer = good();
    answer.set(member, new JsonMapper().readTree(value));

    assertThat(catchThrowableOfType(FlowException.class, () -> read(answer)).problem().expected())
        .contains(member);
  }

  private static DeviceAuthorization read(ObjectNode answer) {
    return DeviceAuthorization.read(answer, CALLED);
  }

  private static ObjectNode good() {
    return new JsonMapper()
        .createObjectNode()
        .put("device_code", "the-code")
        .put("user_code", "ABCD-EFGH")
        .put("verification_uri", "https://as.example/device")
        .put("expires_in", 300);
  }
}
