package dev.mcpgateway.gateway.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpStatus;

class RefusalTest {

  @Test
  void hasAKindForEveryReason() {
    assertThat(Refusals.all().stream().map(Refusal::reason).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(Reason.values());
  }

  @Test
  void hasADifferentCodeForEveryReason() {
    assertThat(Arrays.stream(Reason.values()).map(Reason::code)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource
  void hasAStatusThatRefuses(Reason reason) {
    assertThat(HttpStatus.valueOf(reason.status()).isError()).isTrue();
    assertThat(reason.code()).matches("[a-z_]+");
    assertThat(reason.text()).isNotBlank();
  }

  @ParameterizedTest
  @MethodSource("dev.mcpgateway.gateway.refusal.Refusals#all")
  void saysWhatWasWrong(Refusal refusal) {
    assertThat(refusal.detail()).isNotBlank();
    assertThat(refusal.code()).isEqualTo(refusal.reason().code());
    assertThat(refusal.status()).isEqualTo(refusal.reason().status());
  }

  @ParameterizedTest
  @MethodSource("dev.mcpgateway.gateway.refusal.Refusals#all")
  void travelsWithoutAStackTrace(Refusal refusal) {
    RefusedException refused = new RefusedException(refusal);
    assertThat(refused.refusal()).isEqualTo(refusal);
    assertThat(refused).hasMessage(refusal.code());
    assertThat(refused.getStackTrace()).isEmpty();
  }
}
