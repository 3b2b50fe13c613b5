package dev.mcpgateway.client.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpgateway.client.metadata.ServerMetadata;
import dev.mcpgateway.client.possession.ProofKey;
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
        Fixtures.request(
            Fixtures.asked(
                request.server(),
                request.asked().client(),
                new Scopes(List.of(), ""),
                Optional.empty()));

    assertThat(without.uri().getQuery()).doesNotContain("scope=");
  }

  @Test
  void asksForConsentWhereItAsksForOfflineAccess() {
    AuthorizationRequest request = Fixtures.request(false);
    AuthorizationRequest offline =
        Fixtures.request(
            Fixtures.asked(
                request.server(),
                request.asked().client(),
                new Scopes(List.of("a", "offline_access"), ""),
                Optional.empty()));

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
    AuthorizationRequest other = Fixtures.request(Fixtures.asked(server, request.asked().client()));

    assertThat(other.uri().toString())
        .startsWith("https://as.example/authorize?tenant=1&response_type=code&");
  }

  @Test
  void saysToWhichKeyTheTokenIsToBeBound() {
    Asked asked = Fixtures.request(false).asked();
    ProofKey key = ProofKey.generate();
    Asked bound = Fixtures.asked(asked.server(), asked.client(), asked.scopes(), Optional.of(key));

    assertThat(Fixtures.request(bound).uri().getQuery()).endsWith("&dpop_jkt=" + key.thumbprint());
  }

  @Test
  void showsNoVerifier() {
    assertThat(Fixtures.request(false).toString()).doesNotContain("dBjftJeZ4CVP");
  }
}
