package dev.mcpgateway.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.backend.testing.Http;
import dev.mcpgateway.backend.testing.RunningBackend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HealthProbeIT {

  @Test
  void findsARunningServerHealthy() {
    assertThat(HealthProbe.run(new String[] {RunningBackend.address() + "/health"})).isZero();
    assertThat(new Http().get("/health").getBody()).isEqualTo("{\"status\":\"UP\"}");
  }

  @Test
  void isAskedByTheFirstArgument() {
    assertThat(HealthProbe.ifAsked(new String[] {"health", RunningBackend.address() + "/health"}))
        .hasValue(0);
    assertThat(HealthProbe.ifAsked(new String[] {"health", RunningBackend.address()})).hasValue(1);
    assertThat(HealthProbe.ifAsked(new String[] {"--server.port=0"})).isEmpty();
    assertThat(HealthProbe.ifAsked(new String[0])).isEmpty();
  }

  @Test
  void findsAnyOtherAnswerUnhealthy() {
    assertThat(HealthProbe.run(new String[] {RunningBackend.address() + "/missing"})).isOne();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:1/health", "file:///", "no address", "mailto:a@b.c"})
  void findsNoAnswerUnhealthy(String address) {
    assertThat(HealthProbe.run(new String[] {address})).isOne();
  }
}
