package dev.mcpgateway.backend.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class McpMessageTest {

  @Test
  void tellsANumberFromATextAsId() {
    assertThat(McpMessage.parse("{\"id\":1,\"method\":\"ping\"}").id()).isEqualTo("1");
    assertThat(McpMessage.parse("{\"id\":\"1\",\"method\":\"ping\"}").id()).isEqualTo("\"1\"");
  }

  @Test
  void readsWhichRequestIsCancelled() {
    assertThat(
            McpMessage.parse(
                    """
                    {"method":"notifications/cancelled","params":{"requestId":"a"}}\
                    """)
                .cancels())
        .contains("\"a\"");
    assertThat(McpMessage.parse("{\"id\":1,\"method\":\"ping\"}").cancels()).isEmpty();
  }

  @Test
  void leavesWhatItCannotReadToOthers() {
    assertThat(McpMessage.parse("{").cancels()).isEmpty();
    assertThat(McpMessage.parse("[]").cancels()).isEmpty();
    assertThat(McpMessage.parse("").id()).isEmpty();
  }
}
