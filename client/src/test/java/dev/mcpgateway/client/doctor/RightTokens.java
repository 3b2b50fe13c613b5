package dev.mcpgateway.client.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.mcpgateway.client.flow.Secret;
import java.time.Clock;
import java.util.Base64;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The tokens of two users of a server; the first can be made to say something else of itself. */
final class RightTokens {

  private final long now = Clock.systemUTC().instant().getEpochSecond();
  private final String resource;
  private final String issuer;
  private UnaryOperator<String> claims = UnaryOperator.identity();

  RightTokens(String resource, String issuer) {
    this.resource = resource;
    this.issuer = issuer;
  }

  void make(UnaryOperator<String> other) {
    claims = other;
  }

  Secret first() {
    return new Secret(signed(claims.apply(said("alice")), "c2lnbmF0dXJl"));
  }

  Secret other() {
    return new Secret(signed(said("bob"), "b3RoZXI"));
  }

  private String said(String user) {
    return """
    {"alg":"RS256","typ":"at+jwt"}.\
    {"iss":"ISSUER","aud":"RESOURCE","sub":"USER","scope":"mcp","iat":NOW,"exp":END}\
    """
        .replace("USER", user)
        .replace("RESOURCE", resource)
        .replace("ISSUER", issuer)
        .replace("NOW", String.valueOf(now))
        .replace("END", String.valueOf(now + 300));
  }

  private static String signed(String text, String signature) {
    return Stream.of(text.split("\\.(?=\\{)"))
        .map(part -> Base64.getUrlEncoder().withoutPadding().encodeToString(part.getBytes(UTF_8)))
        .collect(joining(".", "", "." + signature));
  }
}
