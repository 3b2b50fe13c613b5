package dev.mcpgateway.gateway.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.gateway.testing.Documents;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusalDocumentTest {

  @Test
  void listsEveryReasonWithItsStatus() {
    List<List<String>> rows = Documents.rows(Documents.text("docs/refusals.md"), 4);
    assertThat(rows)
        .as("cause and remedy of each")
        .allSatisfy(
            row -> assertThat(row).hasSize(4).allSatisfy(cell -> assertThat(cell).isNotBlank()));
    assertThat(rows.stream().map(each -> each.subList(0, 2)).toList())
        .containsExactlyElementsOf(
            Arrays.stream(Reason.values())
                .map(each -> List.of("`" + each.code() + "`", Integer.toString(each.status())))
                .toList());
  }
}
