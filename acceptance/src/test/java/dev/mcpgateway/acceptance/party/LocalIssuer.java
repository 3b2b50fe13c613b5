package dev.mcpgateway.acceptance.party;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.function.Consumer;

/** An issuer that gives any token that a test asks for, and publishes its key. */
public final class LocalIssuer implements AutoCloseable {

  private static final Clock CLOCK = Clock.systemUTC();

  private final HttpServer server;
  private final RSAKey key;

  private LocalIssuer(HttpServer server, RSAKey key) {
    this.server = server;
    this.key = key;
  }

  public static LocalIssuer start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var issuer = new LocalIssuer(server, newKey("published"));
    byte[] keys = new JWKSet(issuer.key).toString().getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/keys",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "application/jwk-set+json");
          exchange.sendResponseHeaders(200, keys.length);
          exchange.getResponseBody().write(keys);
          exchange.close();
        });
    server.start();
    return issuer;
  }

  public String issuer() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  public URI keys() {
    return URI.create(issuer() + "/keys");
  }

  /** A good token for this resource. */
  public AccessToken token(URI resource) {
    return token(resource, _ -> {});
  }

  /** The same with changed claims. */
  public AccessToken token(URI resource, Consumer<JWTClaimsSet.Builder> changes) {
    return sign(key, resource, "at+jwt", changes);
  }

  /** A token that says it is of another type. */
  public AccessToken tokenOfType(String type, URI resource) {
    return sign(key, resource, type, _ -> {});
  }

  /** A token that is signed with a key that was never published. */
  public AccessToken tokenOfAnUnknownKey(URI resource) {
    return sign(newKey("unknown"), resource, "at+jwt", _ -> {});
  }

  /** A token that anybody could have written. */
  public AccessToken unsigned(URI resource) {
    return new AccessToken(new PlainJWT(claims(resource, _ -> {})).serialize());
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private AccessToken sign(
      RSAKey by, URI resource, String type, Consumer<JWTClaimsSet.Builder> changes) {
    var header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .keyID(by.getKeyID())
            .type(new JOSEObjectType(type))
            .build();
    try {
      var jwt = new SignedJWT(header, claims(resource, changes));
      jwt.sign(new RSASSASigner(by));
      return new AccessToken(jwt.serialize());
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private JWTClaimsSet claims(URI resource, Consumer<JWTClaimsSet.Builder> changes) {
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer())
            .subject("alice")
            .audience(resource.toString())
            .claim("client_id", "mcp-client")
            .issueTime(Date.from(CLOCK.instant()))
            .expirationTime(Date.from(CLOCK.instant().plus(Duration.ofMinutes(5))));
    changes.accept(claims);
    return claims.build();
  }

  private static RSAKey newKey(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
