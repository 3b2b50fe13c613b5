package dev.mcpgateway.gateway.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.gateway.testing.Documents;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusalDocumentTest {

  @Test
  void listsEveryReasonWithItsStatus() {
    List<List<String>> written =
        Documents.rows(Documents.text("docs/refusals.md"), 4).stream()
            .map(each -> each.subList(0, 2))
            .toList();
    assertThat(written)
        .containsExactlyElementsOf(
            Arrays.stream(Reason.values())
                .map(each -> List.of("`" + each.code() + "`", Integer.toString(each.status())))
                .toList());
  }
}
