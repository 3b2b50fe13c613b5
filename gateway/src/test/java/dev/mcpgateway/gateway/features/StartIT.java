package dev.mcpgateway.gateway.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpgateway.gateway.testing.FakeIssuer;
import dev.mcpgateway.gateway.testing.GatewayFixture;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Starting says what is protected; where it can't start, what to change. */
@ExtendWith(OutputCaptureExtension.class)
class StartIT {

  @Test
  void saysWhatIsProtectedAndWhatIsUnsafe(CapturedOutput output) {
    try (FakeIssuer issuer = FakeIssuer.start();
        GatewayFixture gateway =
            GatewayFixture.start(
                "http://localhost:1/mcp",
                issuer,
                Map.of("mcp.gateway.insecure-http-hosts", "dex"))) {
      assertThat(output)
          .contains(
              "protects server=\"demo\" resource=\""
                  + gateway.resource()
                  + "\" backend=\"http://localhost:1/mcp\" issuers=\"["
                  + issuer.issuer()
                  + "]\"")
          .contains("plain http is accepted from a host off loopback host=\"dex\"")
          .doesNotContain("password");
    }
  }

  @Test
  void stopsWithOneMessageAndNoStackTrace(CapturedOutput output) {
    Map<String, String> properties =
        Map.of(
            "mcp.gateway.servers.demo.resource", "/mcp",
            "mcp.gateway.servers.demo.backends", "http://localhost:1/mcp");
    assertThatThrownBy(() -> GatewayFixture.start(properties)).isNotNull();
    assertThat(output)
        .contains("APPLICATION FAILED TO START")
        .contains("mcp.gateway.servers.demo.resource", "\"/mcp\"", "an absolute http or https URL")
        .contains("mcp.gateway.servers.demo.backends", "no such property")
        .contains("mcp.gateway.servers.demo.issuers[0].issuer")
        .doesNotContain("\tat ");
  }
}
