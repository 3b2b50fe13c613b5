package dev.mcpgateway.gateway.configuration;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Tells the operator what to change, instead of a stack trace. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class InvalidConfigurationFailureAnalyzer
    extends AbstractFailureAnalyzer<InvalidConfigurationException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, InvalidConfigurationException problems) {
    return new FailureAnalysis(
        "The gateway does not start with this configuration:%n%n%s"
            .formatted(problems.description()),
        """
        Correct these properties. As environment variables their names are in upper case, with _ \
        for each dot and around each index, and without dashes: \
        MCP_GATEWAY_SERVERS_DEMO_ISSUERS_0_JWKSURI.\
        """,
        problems);
  }
}
