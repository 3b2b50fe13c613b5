package dev.mcpgateway.client.authorization;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import dev.mcpgateway.client.flow.FlowException;
import dev.mcpgateway.client.flow.Secret;
import dev.mcpgateway.client.metadata.ServerMetadata;
import dev.mcpgateway.client.possession.Moment;
import dev.mcpgateway.client.testing.Keys;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.text.ParseException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TokenRequestTest {

  private static final Secret CODE = new Secret("c/1");
  private static final String METHOD = "private_key_jwt";
  private static final Optional<List<String>> NONE = Optional.empty();
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

  /** The server's own identifier is the one audience, and each assertion is another one. */
  @Test
  void signsWithItsKeyThatItIsTheClient() throws ParseException, JOSEException {
    ECKey key = Keys.curve(Curve.P_256);

    TokenRequest request = signed(key, Optional.of(List.of("client_secret_basic", METHOD)), NONE);

    assertThat(request.method()).isEqualTo(METHOD);
    assertThat(request.authorization()).isEmpty();
    Map<String, List<String>> form =
        new QueryStringDecoder(request.form().text(), UTF_8, false).parameters();
    assertThat(form.get("client_id")).containsExactly("a client/1");
    assertThat(form.get("client_assertion_type"))
        .containsExactly("urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    SignedJWT assertion =
        SignedJWT.parse(form.getOrDefault("client_assertion", List.of("")).getFirst());
    assertThat(assertion.verify(new ECDSAVerifier(key))).isTrue();
    assertThat(assertion.getHeader().getKeyID()).isEqualTo("k1");
    assertThat(assertion.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.ES256);
    assertThat(assertion.getJWTClaimsSet().toJSONObject())
        .containsOnlyKeys("iss", "sub", "aud", "jti", "iat", "exp")
        .containsEntry("iss", "a client/1")
        .containsEntry("sub", "a client/1")
        .containsEntry("aud", Fixtures.ISSUER)
        .containsEntry("jti", "id")
        .containsEntry("iat", 0L)
        .containsEntry("exp", 60L);
  }

  @Test
  void takesAKeyAtItsWordWhereTheMetadataDontSay() {
    assertThat(signed(Keys.curve(Curve.P_256), Optional.empty(), NONE).method()).isEqualTo(METHOD);
  }

  @Test
  void signsByWhatTheServerTakes() throws JOSEException {
    Optional<List<String>> methods = Optional.of(List.of(METHOD));
    JWK rsa = new RSAKeyGenerator(2048).generate();

    assertThat(algorithm(signed(rsa, methods, NONE))).isEqualTo("RS256");
    assertThat(algorithm(signed(rsa, methods, Optional.of(List.of("ES256", "PS256")))))
        .isEqualTo("PS256");
  }

  @Test
  void refusesToSignByWhatTheServerDoesntTake() {
    FlowException refused =
        catchThrowableOfType(
            FlowException.class,
            () ->
                signed(
                    Keys.curve(Curve.P_384),
                    Optional.of(List.of(METHOD)),
                    Optional.of(List.of("ES256"))));

    assertThat(refused.problem().expected()).contains("ES384");
    assertThat(refused.problem().came()).isEqualTo("[ES256]");
  }

  @Test
  void refusesAKeyWhereNoneIsTaken() {
    FlowException refused =
        catchThrowableOfType(
            FlowException.class,
            () ->
                signed(Keys.curve(Curve.P_256), Optional.of(List.of("client_secret_post")), NONE));

    assertThat(refused.problem().expected()).contains(METHOD);
    assertThat(refused.problem().change()).contains("--client-secret-file");
  }

  private static TokenRequest signed(
      JWK key, Optional<List<String>> methods, Optional<List<String>> algorithms) {
    AuthorizationRequest request = Fixtures.request(false);
    ServerMetadata server =
        new ServerMetadata(
            Fixtures.ISSUER,
            Optional.empty(),
            request.server().tokenEndpoint(),
            false,
            methods,
            ServerMetadata.Registration.NONE,
            new ServerMetadata.Offers(
                Optional.empty(), algorithms, List.of(), List.of(), Optional.empty()));
    ClientRegistration client =
        new ClientRegistration(
            Fixtures.ISSUER,
            "a client/1",
            Optional.empty(),
            Optional.empty(),
            Optional.of(ClientKey.parse(new Secret(key.toJSONString()))));
    Asked asked = Fixtures.asked(server, client);
    return TokenRequest.of(
        server, client, GrantForm.clientCredentials(asked), new Moment(Instant.EPOCH, "id"));
  }

  private static String algorithm(TokenRequest request) {
    String form = request.form().text();
    try {
      return SignedJWT.parse(form.substring(form.indexOf("client_assertion=") + 17))
          .getHeader()
          .getAlgorithm()
          .getName();
    } catch (ParseException malformed) {
      throw new AssertionError(malformed);
    }
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
        request.asked().client(),
        GrantForm.code(request, CODE),
        new Moment(Instant.EPOCH, "id"));
  }

  private static String decoded(TokenRequest request) {
    String header = request.authorization().orElseThrow().text();
    assertThat(header).startsWith("Basic ");
    return new String(Base64.getDecoder().decode(header.substring(6)), UTF_8);
  }
}
