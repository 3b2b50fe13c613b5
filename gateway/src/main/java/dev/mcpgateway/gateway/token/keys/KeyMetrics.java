package dev.mcpgateway.gateway.token.keys;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/**
 * Counts and times the fetches of keys, by issuer and outcome: as many meters as issuers are
 * configured, twice.
 *
 * @param registry where the meters are kept
 */
record KeyMetrics(MeterRegistry registry) {

  static final String FETCH = "mcp.gateway.keys.fetch";

  Fetch fetch(String issuer) {
    return new Fetch(registry, issuer, Timer.start(registry));
  }

  /** One fetch, under way. */
  record Fetch(MeterRegistry registry, String issuer, Timer.Sample sample) {

    void succeeded() {
      end("success");
    }

    void failed() {
      end("failure");
    }

    private void end(String outcome) {
      sample.stop(registry.timer(FETCH, "issuer", issuer, "outcome", outcome));
    }
  }
}
