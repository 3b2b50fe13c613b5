package dev.mcpgateway.client.authorization;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mcpgateway.client.flow.FlowException;
import dev.mcpgateway.client.flow.Secret;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TokenRequestTest {

  private static final Secret CODE = new Secret("c/1");
  private static final Optional<Secret> SECRET = Optional.of(new Secret("s:1 %"));

  @Test
  void sendsCodeVerifierResourceAndClientId() {
    TokenRequest request = sent(Fixtures.request(false));

    assertThat(request.endpoint()).hasToString("https://as.example/token");
    assertThat(request.method()).isEqualTo("none");
    assertThat(request.authorization()).isEmpty();
    assertThat(request.form().text())
        .isEqualTo(
            "grant_type=authorization_code&code=c%2F1"
                + "&redirect_uri=http%3A%2F%2Flocalhost%3A3000%2Fcallback"
                + "&code_verifier=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
                + "&resource=https%3A%2F%2Fmcp.example%2Fmcp&client_id=a+client%2F1");
  }

  @Test
  void authenticatesByHeaderWhereTheMetadataDontSay() {
    TokenRequest request = sent(Fixtures.request(false, SECRET, Optional.empty()));

    assertThat(request.method()).isEqualTo("client_secret_basic");
    assertThat(request.form().text()).doesNotContain("client_id");
    assertThat(decoded(request)).isEqualTo("a+client%2F1:s%3A1+%25");
  }

  @Test
  void authenticatesByFormWhereTheServerWantsThat() {
    TokenRequest request =
        sent(Fixtures.request(false, SECRET, Optional.of(List.of("none", "client_secret_post"))));

    assertThat(request.method()).isEqualTo("client_secret_post");
    assertThat(request.authorization()).isEmpty();
    assertThat(request.form().text()).endsWith("&client_id=a+client%2F1&client_secret=s%3A1+%25");
  }

  @Test
  void prefersTheHeader() {
    TokenRequest request =
        sent(
            Fixtures.request(
                false, SECRET, Optional.of(List.of("client_secret_post", "client_secret_basic"))));

    assertThat(request.method()).isEqualTo("client_secret_basic");
  }

  @Test
  void refusesToSendASecretInAWayThatTheServerDoesntTake() {
    AuthorizationRequest request =
        Fixtures.request(false, SECRET, Optional.of(List.of("private_key_jwt")));

    assertThat(catchThrowableOfType(FlowException.class, () -> sent(request)).problem().came())
        .isEqualTo("[private_key_jwt]");
  }

  @Test
  void showsNoSecretInWords() {
    assertThat(sent(Fixtures.request(false, SECRET, Optional.empty())).toString())
        .doesNotContain("c%2F1&")
        .doesNotContain("Basic ")
        .doesNotContain("dBjftJeZ4CVP");
  }

  private static TokenRequest sent(AuthorizationRequest request) {
    return TokenRequest.of(
        request.server(),
        request.client(),
        GrantForm.code(request, CODE),
        new Moment(Instant.EPOCH, "id"));
  }

  private static String decoded(TokenRequest request) {
    String header = request.authorization().orElseThrow().text();
    assertThat(header).startsWith("Basic ");
    return new String(Base64.getDecoder().decode(header.substring(6)), UTF_8);
  }
}
