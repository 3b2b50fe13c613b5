package dev.mcpgateway.gateway.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import dev.mcpgateway.gateway.caller.AccessToken;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Builds access tokens, good ones unless told otherwise, and any kind of bad one. Header and
 * payload are written as they are given: nothing stops a test from writing nonsense.
 */
public final class Tokens {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Map<String, Object> header = new LinkedHashMap<>();
  private final Map<String, Object> claims = new LinkedHashMap<>();
  private final Instant now;

  private JWK key;
  private @Nullable String rawHeader;
  private @Nullable String rawPayload;

  private Tokens(String issuer, JWK key, String audience, Instant now) {
    this.now = now;
    this.key = key;
    header.put("alg", "RS256");
    header.put("kid", key.getKeyID());
    claims.put("iss", issuer);
    claims.put("sub", "alice");
    claims.put("aud", audience);
    claims.put("client_id", "mcp-client");
    claims.put("jti", UUID.randomUUID().toString());
    claims.put("iat", now.getEpochSecond());
    claims.put("exp", now.plus(Duration.ofMinutes(10)).getEpochSecond());
  }

  /** A good token: by this issuer, for this audience, for ten minutes from now. */
  public static Tokens of(FakeIssuer issuer, String audience) {
    return of(issuer, audience, Clock.systemUTC());
  }

  /** A good token, where it is as late as this clock says. */
  public static Tokens of(FakeIssuer issuer, String audience, Clock clock) {
    return new Tokens(issuer.issuer(), issuer.signingKey(), audience, clock.instant());
  }

  /** A good token of an issuer that is not running. */
  public static Tokens of(String issuer, JWK key, String audience, Clock clock) {
    return new Tokens(issuer, key, audience, clock.instant());
  }

  public Tokens with(String claim, Object value) {
    claims.put(claim, value);
    return this;
  }

  public Tokens without(String claim) {
    claims.remove(claim);
    return this;
  }

  public Tokens withHeader(String name, Object value) {
    header.put(name, value);
    return this;
  }

  public Tokens withoutHeader(String name) {
    header.remove(name);
    return this;
  }

  /** Writes the header as given, in place of all else that was said of it. */
  public Tokens withRawHeader(String json) {
    rawHeader = json;
    return this;
  }

  /** Writes the payload as given, in place of all else that was said of it. */
  public Tokens withRawPayload(String json) {
    rawPayload = json;
    return this;
  }

  public Tokens withScope(String scope) {
    return with("scope", scope);
  }

  public Tokens forAudience(String... audiences) {
    return with("aud", List.of(audiences));
  }

  public Tokens expired() {
    return with("iat", now.minusSeconds(600).getEpochSecond())
        .with("exp", now.minusSeconds(1).getEpochSecond());
  }

  public Tokens notYetValid() {
    return with("nbf", now.plus(Duration.ofMinutes(5)).getEpochSecond());
  }

  /** The {@code typ} of the header. */
  public Tokens withType(String type) {
    return withHeader("typ", type);
  }

  /** Signed by this key, named by its {@code kid}. */
  public Tokens signedBy(JWK signingKey, JWSAlgorithm algorithm) {
    key = signingKey;
    return withHeader("alg", algorithm.getName()).withHeader("kid", signingKey.getKeyID());
  }

  /** Signed by a key that nobody published, under the name of the one that is. */
  public Tokens forged() {
    key = FakeIssuer.rsaKey();
    return this;
  }

  /** The token, signed as its {@code alg} says. */
  public AccessToken sign() {
    return new AccessToken(text());
  }

  /** The text of {@link #sign()}. */
  public String text() {
    JWSAlgorithm algorithm = JWSAlgorithm.parse(String.valueOf(header.get("alg")));
    return Jws.signed(signingInput(), key, algorithm);
  }

  /** The token with this text where the signature should be. */
  public AccessToken withSignature(String signature) {
    return new AccessToken(signingInput() + "." + signature);
  }

  /** {@code alg: none} and no signature. */
  public AccessToken unsigned() {
    header.put("alg", "none");
    return withSignature("");
  }

  /** HS256 with the issuer's public key as the secret: what a confused verifier accepts. */
  public AccessToken signedByPublicKeyAsSecret() {
    header.put("alg", "HS256");
    try {
      byte[] secret = ((RSAKey) key).toRSAPublicKey().getEncoded();
      return new AccessToken(Jws.signed(signingInput(), new MACSigner(secret), JWSAlgorithm.HS256));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private String signingInput() {
    String first = rawHeader == null ? JSON.writeValueAsString(header) : rawHeader;
    String second = rawPayload == null ? JSON.writeValueAsString(claims) : rawPayload;
    return Jws.input(first, second);
  }
}
