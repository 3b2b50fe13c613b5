package dev.mcpgateway.gateway.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TraceParentTest {

  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-ff",
        "cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-what-comes-later"
      })
  void namesATrace(String value) {
    assertThat(TraceParent.traceId(List.of(value))).contains(TRACE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
        "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
        "cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01more"
      })
  void namesNoneOtherwise(String value) {
    assertThat(TraceParent.traceId(List.of(value))).isEmpty();
  }

  @Test
  void namesNoneWhereThereAreTwoOrNoneOrNoEnd() {
    String good = "00-" + TRACE + "-b7ad6b7169203331-01";
    assertThat(TraceParent.traceId(List.of(good, good))).isEmpty();
    assertThat(TraceParent.traceId(List.of())).isEmpty();
    assertThat(TraceParent.traceId(List.of("01" + good.substring(2) + "-" + "x".repeat(300))))
        .isEmpty();
  }
}
