package dev.mcpgateway.gateway.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import dev.mcpgateway.gateway.caller.AccessToken;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** Builds proofs of possession, good ones unless told otherwise, and any kind of bad one. */
public final class Proofs {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Map<String, Object> header = new LinkedHashMap<>();
  private final Map<String, Object> claims = new LinkedHashMap<>();
  private JWK key;

  private Proofs(JWK key, String method, String uri, AccessToken token, Clock clock) {
    this.key = key;
    header.put("typ", "dpop+jwt");
    header.put("alg", "ES256");
    header.put("jwk", key.toPublicJWK().toJSONObject());
    claims.put("jti", UUID.randomUUID().toString());
    claims.put("htm", method);
    claims.put("htu", uri);
    claims.put("iat", clock.instant().getEpochSecond());
    claims.put("ath", Base64URL.encode(token.hash().bytes()).toString());
  }

  /** A key that proofs can be signed by. */
  public static ECKey key() {
    try {
      return new ECKeyGenerator(Curve.P_256).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The {@code cnf} of a token that is bound to a key. */
  public static Map<String, Object> boundTo(JWK key) {
    try {
      return Map.of("jkt", key.computeThumbprint().toString());
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A good proof for one request with a token. */
  public static Proofs of(JWK key, String method, String uri, AccessToken token, Clock clock) {
    return new Proofs(key, method, uri, token, clock);
  }

  /** A good proof, made now. */
  public static Proofs of(JWK key, String method, String uri, AccessToken token) {
    return of(key, method, uri, token, Clock.systemUTC());
  }

  public Proofs with(String claim, Object value) {
    claims.put(claim, value);
    return this;
  }

  public Proofs without(String claim) {
    claims.remove(claim);
    return this;
  }

  public Proofs withHeader(String name, Object value) {
    header.put(name, value);
    return this;
  }

  public Proofs withoutHeader(String name) {
    header.remove(name);
    return this;
  }

  /** Signed by this key, whatever the header says. */
  public Proofs signedBy(JWK other) {
    key = other;
    return this;
  }

  /** The proof, signed as its {@code alg} says. */
  public String sign() {
    JWSAlgorithm algorithm = JWSAlgorithm.parse(String.valueOf(header.get("alg")));
    return Jws.signed(signingInput(), key, algorithm);
  }

  /** The proof with this text where the signature should be. */
  public String withSignature(String signature) {
    return signingInput() + "." + signature;
  }

  private String signingInput() {
    return Jws.input(JSON.writeValueAsString(header), JSON.writeValueAsString(claims));
  }
}
