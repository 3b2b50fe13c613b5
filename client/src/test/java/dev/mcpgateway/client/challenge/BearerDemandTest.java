package dev.mcpgateway.client.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class BearerDemandTest {

  @Test
  void readsAllThatABearerChallengeSays() {
    BearerDemand demand =
        BearerDemand.of(
            List.of(
                "Bearer resource_metadata=\"https://a/m\", scope=\"a b\", error=\"invalid_token\","
                    + " error_description=\"It expired\""));

    assertThat(demand.resourceMetadata()).contains("https://a/m");
    assertThat(demand.scope()).contains("a b");
    assertThat(demand.error()).contains("invalid_token");
    assertThat(demand.errorDescription()).contains("It expired");
  }

  @Test
  void findsItInTheSecondHeaderAndAmongOthers() {
    assertThat(BearerDemand.of(List.of("Basic realm=a", "Digest x=y, Bearer scope=b")).scope())
        .contains("b");
  }

  @Test
  void prefersTheChallengeThatNamesMetadata() {
    BearerDemand demand =
        BearerDemand.of(
            List.of("Bearer scope=a", "Bearer resource_metadata=\"m\"", "Bearer scope=c"));

    assertThat(demand.resourceMetadata()).contains("m");
    assertThat(demand.scope()).isEmpty();
  }

  @Test
  void takesTheFirstWhereNoneNamesMetadata() {
    assertThat(BearerDemand.of(List.of("Bearer scope=a, Bearer scope=b")).scope()).contains("a");
  }

  @Test
  void saysNothingWithoutABearerChallenge() {
    assertThat(BearerDemand.of(List.of("Basic realm=\"x\""))).isEqualTo(BearerDemand.NONE);
    assertThat(BearerDemand.of(List.of())).isEqualTo(BearerDemand.NONE);
  }
}
