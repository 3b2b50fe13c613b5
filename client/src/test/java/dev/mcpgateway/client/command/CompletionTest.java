package dev.mcpgateway.client.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.client.testing.Demo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class CompletionTest {

  @Test
  void isInTheDistributionAsTheCommandWritesIt() throws IOException {
    String written = Demo.run("generate-completion").out();

    assertThat(Files.readString(Path.of("src/dist/completion/mcp-client")))
        .as("renew it: mcp-client generate-completion > client/src/dist/completion/mcp-client")
        .isEqualTo(written);
    assertThat(written).contains("connect", "--report", "--accept-defaults");
  }
}
