package dev.mcpgateway.client.authorization;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.mcpgateway.client.flow.Problem;
import dev.mcpgateway.client.flow.Secret;
import dev.mcpgateway.client.flow.Step;
import dev.mcpgateway.client.metadata.ServerMetadata;
import dev.mcpgateway.client.possession.Moment;
import java.time.Duration;
import java.util.Date;

/**
 * A client's signed word that it is the client, good at one authorization server for a minute.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7523#section-2.2">RFC 7523, 2.2</a>
 */
final class ClientAssertion {

  static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  private static final Duration LIFETIME = Duration.ofMinutes(1);

  private ClientAssertion() {}

  /**
   * The assertion. It names the issuer alone: one that named a token endpoint could be used by a
   * server that lied about where its endpoint is.
   */
  static Secret of(ServerMetadata server, String clientId, ClientKey key, Moment moment) {
    JWSHeader.Builder header = new JWSHeader.Builder(algorithm(server, key));
    key.id().ifPresent(header::keyID);
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(clientId)
            .subject(clientId)
            .audience(server.issuer())
            .jwtID(moment.id())
            .issueTime(Date.from(moment.now()))
            .expirationTime(Date.from(moment.now().plus(LIFETIME)))
            .build();
    SignedJWT assertion = new SignedJWT(header.build(), claims);
    try {
      assertion.sign(key.signer());
    } catch (JOSEException unusable) {
      throw new IllegalStateException("A key signs by its own algorithm", unusable);
    }
    return new Secret(assertion.serialize());
  }

  private static JWSAlgorithm algorithm(ServerMetadata server, ClientKey key) {
    return key.algorithms().stream()
        .filter(one ->
            server.offers().clientAlgorithms().map(all -> all.contains(one.getName())).orElse(true))
        .findFirst()
        .orElseThrow(() ->
            Problem.protocol(
                    Step.TOKEN,
                    "the authorization server to take one of " + key.algorithms(),
                    String.valueOf(server.offers().clientAlgorithms().orElseThrow()),
                    "Register a key of a kind that it takes, and give that one.")
                .asException());
  }
}
