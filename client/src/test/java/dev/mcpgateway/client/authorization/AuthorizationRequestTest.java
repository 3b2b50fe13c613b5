package dev.mcpgateway.client.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.client.metadata.ServerMetadata;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AuthorizationRequestTest {

  @Test
  void asksWithPkceStateResourceAndScope() {
    assertThat(Fixtures.request(false).uri())
        .hasToString(
            "https://as.example/authorize?response_type=code&client_id=a%20client%2F1"
                + "&redirect_uri=http%3A%2F%2Flocalhost%3A3000%2Fcallback&scope=openid%20a%3Ab"
                + "&resource=https%3A%2F%2Fmcp.example%2Fmcp&state=the-state"
                + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
                + "&code_challenge_method=S256");
  }

  @Test
  void leavesOutTheScopeThatNobodyNamed() {
    AuthorizationRequest request = Fixtures.request(false);
    AuthorizationRequest without =
        new AuthorizationRequest(
            request.server(),
            request.client(),
            request.redirectUri(),
            request.resource(),
            new Scopes(List.of(), ""),
            request.state(),
            request.pkce());

    assertThat(without.uri().getQuery()).doesNotContain("scope=");
  }

  @Test
  void asksForConsentWhereItAsksForOfflineAccess() {
    AuthorizationRequest request = Fixtures.request(false);
    AuthorizationRequest offline =
        new AuthorizationRequest(
            request.server(),
            request.client(),
            request.redirectUri(),
            request.resource(),
            new Scopes(List.of("a", "offline_access"), ""),
            request.state(),
            request.pkce());

    assertThat(offline.uri().getQuery()).contains("&prompt=consent&");
    assertThat(request.uri().getQuery()).doesNotContain("prompt");
  }

  @Test
  void keepsTheQueryOfTheEndpoint() {
    AuthorizationRequest request = Fixtures.request(false);
    ServerMetadata server =
        new ServerMetadata(
            Fixtures.ISSUER,
            Optional.of(URI.create("https://as.example/authorize?tenant=1")),
            request.server().tokenEndpoint(),
            false,
            Optional.empty(),
            ServerMetadata.Registration.NONE,
            ServerMetadata.Offers.NONE);
    AuthorizationRequest other =
        new AuthorizationRequest(
            server,
            request.client(),
            request.redirectUri(),
            request.resource(),
            request.scopes(),
            request.state(),
            request.pkce());

    assertThat(other.uri().toString())
        .startsWith("https://as.example/authorize?tenant=1&response_type=code&");
  }

  @Test
  void showsNoVerifier() {
    assertThat(Fixtures.request(false).toString()).doesNotContain("dBjftJeZ4CVP");
  }
}
