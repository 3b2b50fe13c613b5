package dev.mcpgateway.client.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class GrantNameTest {

  @ParameterizedTest
  @EnumSource
  void isReadAsItIsWritten(GrantName name) {
    assertThat(GrantName.of(name.toString())).contains(name);
    assertThat(name.isKin(name)).isTrue();
    assertThat(GrantName.of(name.name())).isEmpty();
  }

  @Test
  void isKinToAnotherOneOnlyWhereTheUserLogsIn() {
    assertThat(GrantName.DEVICE_CODE.isKin(GrantName.AUTHORIZATION_CODE)).isTrue();
    assertThat(GrantName.AUTHORIZATION_CODE.isKin(GrantName.DEVICE_CODE)).isTrue();
    assertThat(GrantName.AUTHORIZATION_CODE.isKin(GrantName.ENTERPRISE_MANAGED)).isFalse();
    assertThat(GrantName.CLIENT_CREDENTIALS.isKin(GrantName.WORKLOAD_IDENTITY)).isFalse();
  }
}
