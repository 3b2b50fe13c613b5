package dev.mcpgateway.gateway.token.introspection;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.mcpgateway.gateway.resource.ClientCredential;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.util.MultiValueMap;

/** Shows an issuer who asks. */
sealed interface ClientAuthentication {

  /** Adds what shows it to a request. */
  void addTo(HttpHeaders headers, MultiValueMap<String, String> form);

  /**
   * The kind that a credential is for.
   *
   * @param party who asks whom
   * @param ids a new one for each assertion
   */
  static ClientAuthentication of(
      ClientCredential credential, Party party, Clock clock, Supplier<String> ids) {
    return switch (credential) {
      case ClientCredential.Secret(String value) -> new Basic(party.client(), value);
      case ClientCredential.PrivateKey(JWK jwk) -> Assertion.signedBy(jwk, party, clock, ids);
    };
  }

  /**
   * Who asks whom.
   *
   * @param client the client's id
   * @param issuer the issuer's identifier
   */
  record Party(String client, String issuer) {}

  /**
   * By id and secret, each encoded before they are joined.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-2.3.1">RFC 6749 2.3.1</a>
   */
  record Basic(String clientId, String secret) implements ClientAuthentication {

    @Override
    public void addTo(HttpHeaders headers, MultiValueMap<String, String> form) {
      headers.setBasicAuth(
          URLEncoder.encode(clientId, StandardCharsets.UTF_8),
          URLEncoder.encode(secret, StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
      return "Basic[hidden]";
    }
  }

  /**
   * By an assertion of a minute for this issuer alone. Its audience is the issuer's identifier, not
   * the endpoint: another server that hands out its own address cannot use it anywhere else.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc7523#section-3">RFC 7523 3</a>
   */
  record Assertion(
      JWSSigner signer, JWSHeader header, Party party, Clock clock, Supplier<String> ids)
      implements ClientAuthentication {

    private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final Duration LIFETIME = Duration.ofMinutes(1);

    static Assertion signedBy(JWK jwk, Party party, Clock clock, Supplier<String> ids) {
      try {
        JWSHeader header = new JWSHeader.Builder(algorithm(jwk)).keyID(jwk.getKeyID()).build();
        JWSSigner signer =
            new DefaultJWSSignerFactory().createJWSSigner(jwk, header.getAlgorithm());
        return new Assertion(signer, header, party, clock, ids);
      } catch (JOSEException e) {
        throw new IllegalArgumentException("a key that can sign", e);
      }
    }

    private static JWSAlgorithm algorithm(JWK jwk) {
      if (jwk.getAlgorithm() != null) {
        return JWSAlgorithm.parse(jwk.getAlgorithm().getName());
      }
      if (jwk instanceof ECKey ec) {
        return Curve.P_256.equals(ec.getCurve())
            ? JWSAlgorithm.ES256
            : Curve.P_384.equals(ec.getCurve()) ? JWSAlgorithm.ES384 : JWSAlgorithm.ES512;
      }
      return JWSAlgorithm.RS256;
    }

    @Override
    public void addTo(HttpHeaders headers, MultiValueMap<String, String> form) {
      form.set("client_id", party.client());
      form.set("client_assertion_type", TYPE);
      form.set("client_assertion", text());
    }

    private String text() {
      Instant now = clock.instant();
      SignedJWT jwt =
          new SignedJWT(
              header,
              new JWTClaimsSet.Builder()
                  .issuer(party.client())
                  .subject(party.client())
                  .audience(party.issuer())
                  .jwtID(ids.get())
                  .issueTime(Date.from(now))
                  .expirationTime(Date.from(now.plus(LIFETIME)))
                  .build());
      try {
        jwt.sign(signer);
      } catch (JOSEException e) {
        throw new IllegalStateException("a key that signed before", e);
      }
      return jwt.serialize();
    }
  }
}
