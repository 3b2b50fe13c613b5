package dev.mcpgateway.authserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.authserver.testing.Browser;
import dev.mcpgateway.authserver.testing.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HealthProbeIT {

  @Test
  void findsARunningServerHealthy() throws Exception {
    assertThat(HealthProbe.run(new String[] {RunningServer.ISSUER + "/health"})).isZero();
    assertThat(new Browser().get(RunningServer.ISSUER + "/health").answer().body())
        .isEqualTo("{\"status\":\"UP\"}");
  }

  @Test
  void isAskedByTheFirstArgument() {
    assertThat(HealthProbe.ifAsked(new String[] {"health", RunningServer.ISSUER + "/health"}))
        .hasValue(0);
    assertThat(HealthProbe.ifAsked(new String[] {"health", RunningServer.ISSUER + "/x"}))
        .hasValue(1);
    assertThat(HealthProbe.ifAsked(new String[] {"--server.port=0"})).isEmpty();
    assertThat(HealthProbe.ifAsked(new String[0])).isEmpty();
  }

  @Test
  void findsAnyOtherAnswerUnhealthy() {
    assertThat(HealthProbe.run(new String[] {RunningServer.ISSUER + "/missing"})).isOne();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:1/health", "file:///", "no address", "mailto:a@b.c"})
  void findsNoAnswerUnhealthy(String address) {
    assertThat(HealthProbe.run(new String[] {address})).isOne();
  }
}
