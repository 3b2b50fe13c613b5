package dev.mcpgateway.client.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.client.testing.Demo;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class ConnectIT {

  @AutoClose private final Demo demo = new Demo();

  @Test
  void goesFromTheChallengeToTheTools() {
    Demo.Outcome outcome = demo.connect();

    System.out.println(outcome);
    assertThat(outcome.code()).isZero();
    assertThat(demo.requests())
        .containsSubsequence(
            "mcp POST /mcp",
            "mcp GET /.well-known/oauth-protected-resource/mcp",
            "as GET /.well-known/oauth-authorization-server",
            "as GET /authorize",
            "as POST /token",
            "mcp POST /mcp",
            "mcp DELETE /mcp");
  }
}
