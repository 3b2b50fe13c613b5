package dev.mcpgateway.client.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.client.metadata.GrantType;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class EarlierRevisionTest {

  private static final URI CALLED = URI.create("https://mcp.example:8443/a/mcp?x=1");
  private static final String ORIGIN = "https://mcp.example:8443";

  @Test
  void takesAServersOriginForItsAuthorizationServer() {
    assertThat(EarlierRevision.resource(CALLED).resource()).isEqualTo(CALLED.toString());
    assertThat(EarlierRevision.resource(CALLED).authorizationServers()).containsExactly(ORIGIN);
  }

  @ParameterizedTest
  @EnumSource
  void knowsEndpointsOfTheOriginForALoginAndItsRenewal(GrantType grant) {
    boolean isLogin = grant == GrantType.AUTHORIZATION_CODE || grant == GrantType.REFRESH_TOKEN;

    assertThat(EarlierRevision.server(ORIGIN, CALLED, grant).isPresent()).isEqualTo(isLogin);
    assertThat(EarlierRevision.server("https://mcp.example", CALLED, grant)).isEmpty();
  }
}
