package dev.mcpgateway.gateway.mcp;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

final class MessagesTest {

  @Test
  void areNeverEmpty() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Messages(List.of()));
  }
}
