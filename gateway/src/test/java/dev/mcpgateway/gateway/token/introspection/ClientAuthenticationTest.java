package dev.mcpgateway.gateway.token.introspection;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.mcpgateway.gateway.resource.ClientCredential;
import dev.mcpgateway.gateway.testing.FakeIssuer;
import dev.mcpgateway.gateway.testing.MutableClock;
import dev.mcpgateway.gateway.token.introspection.ClientAuthentication.Party;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

class ClientAuthenticationTest {

  private static final String ISSUER = "https://login.example.com";

  private final MutableClock clock = MutableClock.atPresent();
  private final HttpHeaders headers = new HttpHeaders();
  private final MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
  private int count;

  @Test
  void encodesIdAndSecretBeforeItJoinsThem() {
    authentication("gate:way", new ClientCredential.Secret("a b+c%ü/")).addTo(headers, form);
    String value = requireNonNull(headers.getFirst(HttpHeaders.AUTHORIZATION));
    assertThat(value).startsWith("Basic ");
    byte[] decoded = Base64.getDecoder().decode(value.substring("Basic ".length()));
    assertThat(new String(decoded, StandardCharsets.UTF_8))
        .isEqualTo("gate%3Away:a+b%2Bc%25%C3%BC%2F");
    assertThat(form).isEmpty();
  }

  @Test
  void signsAnAssertionForTheIssuerAlone() throws Exception {
    RSAKey key = FakeIssuer.rsaKey();
    SignedJWT jwt = assertion(key);
    assertThat(jwt.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
    assertThat(jwt.getHeader().getKeyID()).isEqualTo(key.getKeyID());
    assertThat(verifies(jwt, key.toRSAPublicKey())).isTrue();
    JWTClaimsSet claims = jwt.getJWTClaimsSet();
    assertThat(claims.getIssuer()).isEqualTo("gateway");
    assertThat(claims.getSubject()).isEqualTo("gateway");
    assertThat(claims.getAudience()).containsExactly(ISSUER);
    assertThat(claims.getIssueTime()).isEqualTo(clock.instant());
    assertThat(claims.getExpirationTime()).isEqualTo(clock.instant().plus(Duration.ofMinutes(1)));
    assertThat(claims.getJWTID()).isEqualTo("1");
    assertThat(form.toSingleValueMap())
        .containsAllEntriesOf(
            Map.of(
                "client_id",
                "gateway",
                "client_assertion_type",
                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"));
    assertThat(headers.headerNames()).isEmpty();
  }

  @Test
  void signsEachTimeAnew() throws Exception {
    RSAKey key = FakeIssuer.rsaKey();
    var authentication = authentication("gateway", new ClientCredential.PrivateKey(key));
    authentication.addTo(headers, form);
    String first = form.getFirst("client_assertion");
    authentication.addTo(headers, form);
    assertThat(form.get("client_assertion")).hasSize(1).doesNotContain(first);
  }

  @Test
  void signsAsItsKeyCan() throws Exception {
    for (Map.Entry<Curve, JWSAlgorithm> each :
        Map.of(
                Curve.P_256, JWSAlgorithm.ES256,
                Curve.P_384, JWSAlgorithm.ES384,
                Curve.P_521, JWSAlgorithm.ES512)
            .entrySet()) {
      ECKey key = new ECKeyGenerator(each.getKey()).generate();
      SignedJWT jwt = assertion(key);
      assertThat(jwt.getHeader().getAlgorithm()).isEqualTo(each.getValue());
      assertThat(verifies(jwt, key.toECPublicKey())).isTrue();
    }
    RSAKey named = new RSAKey.Builder(FakeIssuer.rsaKey()).algorithm(JWSAlgorithm.PS256).build();
    assertThat(assertion(named).getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.PS256);
    RSAKey wrong = new RSAKey.Builder(named).algorithm(JWSAlgorithm.ES256).build();
    assertThatIllegalArgumentException().isThrownBy(() -> assertion(wrong));
  }

  @Test
  void hidesWhatItHolds() {
    var secret = new ClientCredential.Secret("s3cret");
    var key = new ClientCredential.PrivateKey(FakeIssuer.rsaKey());
    assertThat(secret).hasToString("Secret[hidden]");
    assertThat(key).hasToString("PrivateKey[hidden]");
    assertThat(authentication("gateway", secret)).hasToString("Basic[hidden]");
    assertThat(authentication("gateway", key).toString()).doesNotContain("RSAPrivate", "\"d\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ClientCredential.PrivateKey(FakeIssuer.rsaKey().toPublicJWK()));
  }

  private SignedJWT assertion(JWK key) throws Exception {
    authentication("gateway", new ClientCredential.PrivateKey(key)).addTo(headers, form);
    return SignedJWT.parse(form.getFirst("client_assertion"));
  }

  private ClientAuthentication authentication(String client, ClientCredential credential) {
    return ClientAuthentication.of(
        credential, new Party(client, ISSUER), clock, () -> Integer.toString(++count));
  }

  private static boolean verifies(SignedJWT jwt, Key key) throws JOSEException {
    return jwt.verify(new DefaultJWSVerifierFactory().createJWSVerifier(jwt.getHeader(), key));
  }
}
