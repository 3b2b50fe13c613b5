package dev.mcpgateway.client.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.client.doctor.Diagnosis;
import dev.mcpgateway.client.doctor.Doctor;
import dev.mcpgateway.client.doctor.Judgement;
import dev.mcpgateway.client.doctor.Subject;
import dev.mcpgateway.client.http.HttpClients;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpecificationTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RFC 9728, 3.1 and 7.7 | https://www.rfc-editor.org/rfc/rfc9728#section-3.1",
        "RFC 9700 | https://www.rfc-editor.org/rfc/rfc9700",
        "OAuth 2.1, 4.3; RFC 1, 2 | https://datatracker.ietf.org/doc/html/draft-ietf-oauth-v2-1#section-4.3",
        "MCP 2026-07-28, Authorization, Scope Selection | https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization",
        "MCP 2025-11-25, Transports | https://modelcontextprotocol.io/specification/2025-11-25/basic/transports",
        "MCP 2025-11-25, Tools | https://modelcontextprotocol.io/specification/2025-11-25",
        "Fetch, CORS-preflight fetch | https://fetch.spec.whatwg.org/#http-cors-protocol"
      })
  void knowsWhereASectionIs(String section, String address) {
    assertThat(Specification.address(section)).contains(address);
  }

  @Test
  void saysNothingOfWhatItDoesNotKnow() {
    assertThat(Specification.address("Somebody's book, 3")).isEmpty();
  }

  /** Nobody listens there, so that all checks come back without having been made. */
  @Test
  void knowsWhereEachCheckIsSpecified() {
    Diagnosis diagnosis =
        new Doctor(new HttpClients(URI.create("http://localhost"), List.of()), Clock.systemUTC())
            .examine(Subject.of(URI.create("http://localhost:1/mcp")))
            .block(Duration.ofSeconds(30));

    assertThat(Objects.requireNonNull(diagnosis).judgements())
        .extracting(Judgement::section)
        .allMatch(section -> Specification.address(section).isPresent());
  }
}
